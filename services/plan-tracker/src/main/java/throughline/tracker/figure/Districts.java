package throughline.tracker.figure;

import java.util.List;
import java.util.TreeMap;
import throughline.contracts.places.Library;

/** Which libraries each district has. */
public final class Districts {

  private static final TreeMap<String, String> OF_LIBRARY = new TreeMap<>();

  static {
    Library.seed().forEach(library -> OF_LIBRARY.put(library.code(), library.districtCode()));
  }

  private Districts() {}

  public static boolean isWithin(String library, String place) {
    return library.equals(place) || place.equals(OF_LIBRARY.get(library));
  }

  static List<String> all() {
    return OF_LIBRARY.values().stream().distinct().sorted().toList();
  }

  static List<String> libraries(String district) {
    return OF_LIBRARY.keySet().stream().filter(code -> isWithin(code, district)).toList();
  }
}
