package throughline.membership.library;

import jakarta.enterprise.context.ApplicationScoped;
import throughline.platform.core.input.Fields;

/** Turns the code of a library as sent into the library. */
@ApplicationScoped
public class ReadLibrary {

  private static final int CODE_LENGTH = 50;

  private final Libraries libraries;

  ReadLibrary(Libraries libraries) {
    this.libraries = libraries;
  }

  /** The library, or null when it is missing or wrong: the field then holds a message. */
  public Library read(Fields fields, String field, String typed) {
    var code = fields.text(field, typed, CODE_LENGTH, "Choose the child's home library");
    if (code == null) {
      return null;
    }
    var library = libraries.find(code);
    if (library.isEmpty()) {
      fields.reject(field, "Choose a library from the list");
    }
    return library.orElse(null);
  }
}
