package throughline.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What a made-up year has to show of targets and reviews, each with its page of the plan tracker.
 * In the first weeks of a financial year there may be nothing of a kind.
 */
record DemoSights(List<Sight> sights) {
  private static final String HOURS = "/measures/volunteer-hours/changes";

  /** When the demonstration's hours were given the definition of today. */
  private static final int DAY_IN_MAY = 12;

  private static final int MONTHS = 3;

  /** Something to look at; the page is empty if this year has nothing of the kind. */
  record Sight(String words, Optional<String> page) {}

  static DemoSights of(Function<String, JsonNode> tracker, LocalDate today) {
    LocalDate changed = inMay(today);
    JsonNode measures = tracker.apply("/api/measures");
    return new DemoSights(
        List.of(
            new Sight("A measure that is off track", ofStatus(measures, "RED", 1)),
            new Sight("Two measures that are behind", ofStatus(measures, "AMBER", 2)),
            new Sight(
                "A definition that changed in May",
                change(tracker, "DEFINITION", changed.minusDays(1), changed)),
            new Sight(
                "Hours that came late", change(tracker, "LATE", today.minusMonths(MONTHS), today)),
            new Sight(
                "A figure that was corrected after its quarter was signed off", revised(tracker))));
  }

  private static LocalDate inMay(LocalDate today) {
    LocalDate thisYear = LocalDate.of(today.getYear(), Month.MAY, DAY_IN_MAY);
    return thisYear.isBefore(today) ? thisYear : thisYear.minusYears(1);
  }

  private static Optional<String> ofStatus(JsonNode measures, String status, int atLeast) {
    long found =
        stream(measures)
            .filter(measure -> measure.path("status").path("status").asText().equals(status))
            .count();
    return found < atLeast ? Optional.empty() : Optional.of("/?status=" + status);
  }

  private static Optional<String> change(
      Function<String, JsonNode> tracker, String kind, LocalDate since, LocalDate until) {
    String page =
        HOURS
            + "?from=%s&to=%s&since=%s&until=%s"
                .formatted(since.minusMonths(MONTHS), since, since, until);
    return stream(tracker.apply("/api" + page).path("classes"))
            .anyMatch(each -> each.path("kind").asText().equals(kind))
        ? Optional.of(page)
        : Optional.empty();
  }

  private static Optional<String> revised(Function<String, JsonNode> tracker) {
    return stream(tracker.apply("/api/reviews"))
        .filter(review -> review.path("state").asText().equals("SIGNED_OFF"))
        .map(review -> "/reviews/" + review.path("lastDay").asText())
        .filter(
            page ->
                stream(tracker.apply("/api" + page).path("measures"))
                    .anyMatch(measure -> measure.hasNonNull("now")))
        .findFirst();
  }

  private static Stream<JsonNode> stream(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false);
  }

  String table(String tracker) {
    return sights.stream()
        .map(
            sight ->
                "  %s%n    %s"
                    .formatted(
                        sight.words(),
                        sight.page().map(page -> tracker + page).orElse("Not in this year")))
        .collect(
            Collectors.joining(System.lineSeparator(), "To look at:" + System.lineSeparator(), ""));
  }
}
