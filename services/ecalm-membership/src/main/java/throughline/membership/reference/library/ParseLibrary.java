package throughline.membership.reference.library;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.function.Function;
import throughline.platform.core.input.Fields;
import throughline.publishing.library.Libraries;
import throughline.publishing.library.Library;

/** Turns the code of a library as sent into the library. */
@ApplicationScoped
public class ParseLibrary {
  private static final int CODE_LENGTH = 50;
  private final Libraries libraries;

  ParseLibrary(Libraries libraries) {
    this.libraries = libraries;
  }

  /** The library, or null when it is missing or wrong: the field then holds a message. */
  public Library read(Fields fields, String field, String typed) {
    return read(fields, field, typed, libraries::find);
  }

  public static Library read(
      Fields fields, String field, String typed, Function<String, Optional<Library>> known) {
    var code = fields.text(field, typed, CODE_LENGTH, "Choose the child's home library");
    if (code == null) {
      return null;
    }
    var library = known.apply(code);
    if (library.isEmpty()) {
      fields.reject(field, "Choose a library from the list");
    }
    return library.orElse(null);
  }
}
