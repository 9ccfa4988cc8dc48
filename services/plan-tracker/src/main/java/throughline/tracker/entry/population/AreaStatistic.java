package throughline.tracker.entry.population;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import throughline.platform.core.time.London;
import throughline.tracker.engine.schema.ManualEntryKind;
import throughline.tracker.entry.EntryHistory;
import throughline.tracker.entry.ImportFiles;
import throughline.tracker.entry.ManualEntry;

/**
 * A vintage of a statistic: how many of each group live in each place.
 *
 * @param people by the group's code and then by the place's
 */
record AreaStatistic(
    Statistic statistic,
    int year,
    ImportFiles.About about,
    Map<String, Map<String, Integer>> people) {

  static AreaStatistic empty(Statistic statistic, int year, ImportFiles.About about) {
    return new AreaStatistic(statistic, year, about, new LinkedHashMap<>());
  }

  static AreaStatistic of(JsonNode body) {
    var read =
        empty(
            Statistic.valueOf(body.path("statistic").asText()),
            body.path("year").intValue(),
            new ImportFiles.About(
                body.path("source").asText(),
                body.path("reason").asText(),
                LocalDate.parse(body.path("publishedOn").asText()),
                body.path("illustrative").booleanValue()));
    for (var area : body.path("areas")) {
      read.put(
          area.path("group").asText(), area.path("place").asText(), area.path("number").intValue());
    }
    return read;
  }

  void put(String group, String place, int number) {
    people.computeIfAbsent(group, key -> new LinkedHashMap<>()).put(place, number);
  }

  String id() {
    return "%s/%d".formatted(statistic.key(), year);
  }

  String words() {
    return "%s, %s".formatted(statistic.title(), statistic.vintage(year));
  }

  int places() {
    return people.values().iterator().next().size();
  }

  long total() {
    return people.values().stream()
        .flatMap(places -> places.values().stream())
        .mapToLong(Integer::longValue)
        .sum();
  }

  /** Which groups have not all of the places. */
  Optional<String> incomplete() {
    var missing =
        statistic.groups(year).stream().filter(g -> !people.containsKey(g.code())).findFirst();
    if (missing.isPresent()) {
      return Optional.of(
          "no place has the group %s. Write 0 where there is nobody"
              .formatted(missing.get().label()));
    }
    return people.entrySet().stream()
        .flatMap(group -> Areas.problem(group.getValue().keySet()).stream())
        .findFirst();
  }

  /** Why it cannot be taken beside what is in force; empty if it can. */
  Optional<String> problem(Optional<AreaStatistic> inForce, LocalDate today) {
    if (about.publishedOn().isAfter(today) || about.publishedOn().getYear() < year) {
      return Optional.of(
          "The day of publication must be in %d or later, and not in the future".formatted(year));
    }
    return inForce.flatMap(this::beside);
  }

  private Optional<String> beside(AreaStatistic inForce) {
    var published = inForce.about().publishedOn();
    if (published.isAfter(about.publishedOn())) {
      return Optional.of(
          "A newer publication of %s is in force. Send only what is newer"
              .formatted(London.date(published)));
    }
    return published.equals(about.publishedOn()) && about.reason().isEmpty()
        ? Optional.of(
            "What was published on that day is entered already. Say why it is corrected, or send a newer publication")
        : Optional.empty();
  }

  boolean isSame(AreaStatistic other) {
    return about.publishedOn().equals(other.about.publishedOn())
        && about.illustrative() == other.about.illustrative()
        && people.equals(other.people);
  }

  ManualEntry fact(EntryHistory<AreaStatistic> before, String state) {
    var body =
        JsonNodeFactory.instance
            .objectNode()
            .put("state", state)
            .put("statistic", statistic.name())
            .put("year", year)
            .put("publishedOn", about.publishedOn().toString())
            .put("source", about.source())
            .put("illustrative", about.illustrative());
    if (!about.reason().isEmpty()) {
      body.put("reason", about.reason());
    }
    var areas = body.putArray("areas");
    people.forEach(
        (group, places) ->
            places.forEach(
                (place, number) ->
                    areas
                        .addObject()
                        .put("group", group)
                        .put("place", place)
                        .put("number", number)));
    return new ManualEntry(ManualEntryKind.STATISTIC, id(), before.version(), body);
  }
}
