package throughline.platform.core.time;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever moment came before, a moment is of the day that it is in London. */
class LocalDaysTest {

  /** The days on which the clocks change have 23 and 25 hours. */
  private static final List<Instant> AROUND_BOUNDS =
      Stream.of("2026-03-29", "2026-03-30", "2026-07-01", "2026-10-25", "2026-10-26", "2026-12-31")
          .map(day -> Instant.parse(day + "T00:00:00Z"))
          .flatMap(day -> Stream.of(day, day.minusSeconds(3_600)))
          .flatMap(bound -> Stream.of(bound.minusNanos(1), bound, bound.plusNanos(1)))
          .toList();

  @Test
  void daysAreThoseOfLondon() {
    var days = new LocalDays();
    var random = new Random(1);
    for (int i = 0; i < 10_000; i++) {
      var moment = AROUND_BOUNDS.get(random.nextInt(AROUND_BOUNDS.size()));
      assertEquals(London.dateOf(moment), days.of(moment), moment.toString());
    }
  }
}
