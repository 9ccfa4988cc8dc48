package throughline.tracker.figure;

import io.quarkus.qute.TemplateExtension;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import throughline.contracts.places.Library;

/**
 * What readers call the places that events name by code. In a template: {@code {place:name(code)}}.
 */
@TemplateExtension(namespace = "place")
public final class PlaceNames {

  private static final Map<String, Library> LIBRARIES =
      Library.seed().stream().collect(Collectors.toMap(Library::code, library -> library));

  /** The libraries, and where people volunteer as they do there, which has no page of its own. */
  private static final Map<String, Library> PLACES =
      Stream.concat(Library.seed().stream(), Library.heritage().stream())
          .collect(Collectors.toMap(Library::code, place -> place));

  private static final Map<String, String> NAMES = names();

  private PlaceNames() {}

  private static Map<String, String> names() {
    var names = new HashMap<String, String>();
    for (var library : PLACES.values()) {
      names.put(library.code(), library.name());
      names.put(library.districtCode(), library.district());
    }
    return names;
  }

  /** The name of the library or district; the code itself for one that opened since. */
  public static String name(String code) {
    return code.isEmpty() ? "Not stated" : NAMES.getOrDefault(code, code);
  }

  /** The name of the district that a library or another place lies in; null for any other code. */
  public static String districtOf(String code) {
    var place = PLACES.get(code);
    return place == null ? null : place.district();
  }

  /** Whether the code is that of a library, which has a page. */
  public static boolean isLibrary(String code) {
    return LIBRARIES.containsKey(code);
  }

  public static boolean isDistrict(String code) {
    return NAMES.containsKey(code) && !PLACES.containsKey(code);
  }

  /** Whether a library, or another place, is the place or one of the district that it is. */
  public static boolean isWithin(String library, String place) {
    return library.equals(place)
        || PLACES.containsKey(library) && PLACES.get(library).districtCode().equals(place);
  }

  public static List<String> districts() {
    return LIBRARIES.values().stream().map(Library::districtCode).distinct().sorted().toList();
  }

  public static List<String> librariesOf(String district) {
    return LIBRARIES.keySet().stream().filter(code -> isWithin(code, district)).sorted().toList();
  }
}
