package throughline.tracker.web.mywork;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnedTest {

  private static final LocalDate TODAY = LocalDate.parse("2026-11-24");

  @ParameterizedTest
  @CsvSource({
    "2026-12-08, 0, false",
    "2026-12-07, 0, true",
    "2026-11-24, 0, true",
    "2026-11-23, 1, true",
    "2026-11-17, 1, true",
    "2026-11-16, 2, true",
    ", 0, false",
  })
  void oneIsRemindedAFortnightBeforeAndThenInEachWeekThatIsOverdue(
      LocalDate due, int week, boolean isDue) {
    var owned = new Owned("figure/x", "X", "Head", "/x", "Enter the figure", due, TODAY);

    assertEquals(week, owned.week());
    assertEquals(isDue, owned.isDue());
  }
}
