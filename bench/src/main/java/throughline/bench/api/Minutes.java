package throughline.bench.api;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import throughline.bench.suite.MeasurementFailed;

/**
 * Minutes that one person can log without being asked why: one of each of the last days, then
 * another of each, and none that touches another.
 */
final class Minutes {
  private static final ZoneId LONDON = ZoneId.of("Europe/London");
  private static final int DAYS = 59;
  private static final LocalTime FIRST = LocalTime.of(6, 0);
  private static final int MOST_OF_A_DAY = 8 * 60;

  /** As a value of a statement says a moment that Java gave it. */
  private static final DateTimeFormatter OF_STATEMENT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ssx");

  private final LocalDate today;
  private int given;

  Minutes(LocalDate today) {
    this.today = today;
  }

  record Minute(LocalDate day, LocalTime start) {
    LocalTime end() {
      return start.plusMinutes(1);
    }

    /** What stands of it in the statements, by its name. */
    Map<String, String> words() {
      return Map.of("day", day.toString(), "start", statement(start), "end", statement(end()));
    }

    private String statement(LocalTime time) {
      return OF_STATEMENT.format(
          ZonedDateTime.of(day, time, LONDON).withZoneSameInstant(ZoneId.systemDefault()));
    }
  }

  Minute next() {
    var round = given / DAYS;
    if (round == MOST_OF_A_DAY) {
      throw new MeasurementFailed("There are too few minutes to log.");
    }
    var day = today.minusDays(1 + given % DAYS);
    given++;
    return new Minute(day, FIRST.plusMinutes(2L * round));
  }
}
