package throughline.tracker.entry.population;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import throughline.tracker.entry.EntryHistory;
import throughline.tracker.entry.EntryVersion;

/** Every estimate of an age band that is in force: one for a year, each until the next. */
final class PopulationBook {

  private final NavigableMap<Integer, Year> years = new TreeMap<>();

  /** The estimate of a year. */
  record Year(LocalDate publishedOn, Map<String, Integer> people) {}

  static PopulationBook of(JsonNode body) {
    var book = new PopulationBook();
    for (var area : body.path("areas")) {
      book.years
          .computeIfAbsent(
              area.path("year").intValue(),
              year ->
                  new Year(
                      LocalDate.parse(area.path("publishedOn").asText()), new LinkedHashMap<>()))
          .people()
          .put(area.path("place").asText(), area.path("people").intValue());
    }
    return book;
  }

  static PopulationBook of(EntryHistory<PopulationBook> history) {
    return of(history.last().map(EntryVersion::body).orElse(MissingNode.getInstance()));
  }

  static long total(Map<String, Integer> people) {
    return people.values().stream().mapToLong(Integer::longValue).sum();
  }

  Optional<Year> year(int year) {
    return Optional.ofNullable(years.get(year));
  }

  Optional<Map.Entry<Integer, Year>> on(LocalDate day) {
    return years.descendingMap().entrySet().stream()
        .filter(entry -> !Estimate.day(entry.getKey()).isAfter(day))
        .findFirst();
  }

  String without(int year) {
    var before = years.lowerKey(year);
    var next = years.higherKey(year);
    return before == null
        ? "There is no earlier one: percentages of this population then have no figure%s."
            .formatted(next == null ? "" : " before mid-" + next)
        : "The estimate of mid-%d then goes on%s."
            .formatted(before, next == null ? "" : " until mid-" + next);
  }

  void put(Estimate estimate) {
    years.put(estimate.year(), new Year(estimate.publishedOn(), estimate.people()));
  }

  void remove(int year) {
    years.remove(year);
  }

  ArrayNode areas() {
    var areas = JsonNodeFactory.instance.arrayNode();
    years.forEach(
        (year, estimate) ->
            estimate.people().forEach((place, people) -> add(areas, year, place, people)));
    return areas;
  }

  private void add(ArrayNode areas, int year, String place, int people) {
    var area =
        areas
            .addObject()
            .put("place", place)
            .put("people", people)
            .put("year", year)
            .put("publishedOn", years.get(year).publishedOn().toString())
            .put("from", Estimate.day(year).toString());
    var next = years.higherKey(year);
    if (next != null) {
      area.put("to", Estimate.day(next).toString());
    }
  }
}
