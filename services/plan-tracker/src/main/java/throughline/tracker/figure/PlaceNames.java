package throughline.tracker.figure;

import io.quarkus.qute.TemplateExtension;
import java.util.Map;
import java.util.stream.Collectors;
import throughline.contracts.places.Library;

/**
 * What readers call the places that events name by code. In a template: {@code {place:name(code)}}.
 */
@TemplateExtension(namespace = "place")
public final class PlaceNames {

  private static final Map<String, String> LIBRARIES =
      Library.seed().stream().collect(Collectors.toUnmodifiableMap(Library::code, Library::name));

  private PlaceNames() {}

  /** The library's name; the code itself for one that opened since. */
  public static String name(String code) {
    return code.isEmpty() ? "Not stated" : LIBRARIES.getOrDefault(code, code);
  }
}
