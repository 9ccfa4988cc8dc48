package throughline.tracker.entry.population;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import throughline.contracts.places.Library;
import throughline.tracker.figure.PlaceNames;

/** The places that people are counted in: the county, its districts, or the areas of libraries. */
final class Areas {

  static final String COUNTY = "";

  private static final List<Library> LIBRARIES = Library.seed();

  private static final Map<String, String> DISTRICTS_BY_NAME =
      LIBRARIES.stream()
          .collect(
              Collectors.toMap(
                  Library::district, Library::districtCode, (one, same) -> one, TreeMap::new));

  private Areas() {}

  static List<String> districts() {
    return List.copyOf(DISTRICTS_BY_NAME.values());
  }

  static String name(String code) {
    return code.isEmpty() ? "Whole county" : PlaceNames.name(code);
  }

  static Optional<String> find(String typed) {
    if (typed.equalsIgnoreCase("county") || typed.equalsIgnoreCase("whole county")) {
      return Optional.of(COUNTY);
    }
    for (var district : DISTRICTS_BY_NAME.entrySet()) {
      if (typed.equalsIgnoreCase(district.getKey())
          || typed.equalsIgnoreCase(district.getValue())) {
        return Optional.of(district.getValue());
      }
    }
    return LIBRARIES.stream()
        .filter(l -> typed.equalsIgnoreCase(l.name()) || typed.equalsIgnoreCase(l.code()))
        .map(Library::code)
        .findFirst();
  }

  enum Level {
    COUNTY("the whole county"),
    DISTRICTS("districts"),
    LIBRARIES("libraries");

    private final String words;

    Level(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }

    static Level of(Set<String> places) {
      if (places.contains(Areas.COUNTY)) {
        return COUNTY;
      }
      return places.stream().anyMatch(DISTRICTS_BY_NAME::containsValue) ? DISTRICTS : LIBRARIES;
    }
  }

  static Optional<String> problem(Set<String> places) {
    var all =
        switch (Level.of(places)) {
          case COUNTY -> Set.of(COUNTY);
          case DISTRICTS -> Set.copyOf(DISTRICTS_BY_NAME.values());
          case LIBRARIES -> LIBRARIES.stream().map(Library::code).collect(Collectors.toSet());
        };
    var others = places.stream().filter(place -> !all.contains(place)).findFirst();
    if (others.isPresent()) {
      return Optional.of(
          "give the whole county, every district or every library, not some of each, since people would be counted twice");
    }
    var missing =
        all.stream().filter(place -> !places.contains(place)).map(Areas::name).sorted().toList();
    if (missing.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        "%s %s missing: without a number for each the county has no total"
            .formatted(
                missing.size() > 3
                    ? String.join(", ", missing.subList(0, 3))
                        + " and "
                        + (missing.size() - 3)
                        + " more"
                    : String.join(", ", missing),
                missing.size() == 1 ? "is" : "are"));
  }
}
