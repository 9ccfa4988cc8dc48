package throughline.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What a made-up year has to show of targets and reviews, each with its page of the plan tracker:
 * what every year has, on whatever day it is told.
 */
record DemoSights(List<Sight> sights) {
  private static final String HOURS = "/measures/volunteer-hours/changes";

  /** When the demonstration's hours were given the definition of today. */
  private static final int DAY_IN_MAY = 12;

  private static final int MONTHS = 3;
  private static final int QUARTERS = 4;
  private static final int MOST_STATUSES = 2;

  /** By what is looked at first. */
  private static final List<Sight> STATUSES =
      List.of(
          ofStatus("Measures that are off track", "RED"),
          ofStatus("Measures that are behind", "AMBER"),
          ofStatus("Measures that are on track, and likely to miss", "LIKELY_TO_MISS"),
          ofStatus("Measures that are on track", "GREEN"),
          ofStatus("Targets that are reached", "ACHIEVED"),
          ofStatus("Targets of a year that has only begun", "TOO_FEW_POINTS"));

  /** Something to look at; the page is empty if this year has nothing of the kind. */
  record Sight(String words, Optional<String> page) {}

  static DemoSights of(Function<String, JsonNode> tracker, LocalDate today) {
    LocalDate changed = inMay(today);
    return new DemoSights(
        Stream.concat(
                ofStatuses(tracker.apply("/api/measures")),
                Stream.of(
                    new Sight(
                        "A definition that changed in May",
                        change(tracker, "DEFINITION", changed.minusDays(1), changed)),
                    new Sight("Hours that came late", late(tracker, today)),
                    new Sight(
                        "A figure that was corrected after its quarter was signed off",
                        revised(tracker))))
            .toList());
  }

  private static LocalDate inMay(LocalDate today) {
    LocalDate thisYear = LocalDate.of(today.getYear(), Month.MAY, DAY_IN_MAY);
    return thisYear.isBefore(today) ? thisYear : thisYear.minusYears(1);
  }

  /** The worst that there are: how far each measure is depends on the day. */
  private static Stream<Sight> ofStatuses(JsonNode measures) {
    Set<String> found =
        stream(measures)
            .map(measure -> measure.path("status").path("status").asText())
            .collect(Collectors.toSet());
    return STATUSES.stream()
        .filter(sight -> found.stream().map(DemoSights::page).anyMatch(sight.page()::equals))
        .limit(MOST_STATUSES);
  }

  private static Sight ofStatus(String words, String status) {
    return new Sight(words, page(status));
  }

  private static Optional<String> page(String status) {
    return Optional.of("/?status=" + status);
  }

  /** Of the last of the year's quarters of which any came late. */
  private static Optional<String> late(Function<String, JsonNode> tracker, LocalDate today) {
    return IntStream.range(0, QUARTERS)
        .mapToObj(quarter -> today.minusMonths((long) quarter * MONTHS))
        .flatMap(until -> change(tracker, "LATE", until.minusMonths(MONTHS), until).stream())
        .findFirst();
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
