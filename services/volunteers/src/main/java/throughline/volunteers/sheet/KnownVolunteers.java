package throughline.volunteers.sheet;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** The volunteers of a coordinator's libraries, found by name or by number. */
final class KnownVolunteers {

  record Known(UUID id, String name) {}

  private final Map<String, List<Known>> byName;
  private final Map<String, List<Known>> byNumber;

  KnownVolunteers(List<Known> all) {
    this.byName = all.stream().collect(Collectors.groupingBy(known -> key(known.name())));
    this.byNumber = all.stream().collect(Collectors.groupingBy(known -> known.id().toString()));
  }

  /** Whoever is meant: none, one, or several of the same name. */
  List<Known> find(String typed) {
    var key = key(typed);
    return byNumber.getOrDefault(key, byName.getOrDefault(key, List.of()));
  }

  private static String key(String text) {
    return text.strip().replaceAll("\\s+", " ").toLowerCase(Locale.UK);
  }
}
