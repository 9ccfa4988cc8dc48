package throughline.tracker.entry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import throughline.tracker.engine.rule.Unit;

class RecordBodyTest {

  private record Line(Unit unit, String text, Optional<Long> part, LocalDate day, Long none) {

    public boolean isLong() {
      return true;
    }
  }

  @Test
  void hasWhatThereIsByTheNamesOfComponentsAndConstants() {
    var whole = new Line(Unit.PERCENT, "", Optional.of(7L), LocalDate.of(2026, 9, 30), null);
    var bare = new Line(Unit.NUMBER, "12", Optional.empty(), LocalDate.of(2026, 3, 31), null);

    var body = RecordBody.of(List.of(whole, bare));

    assertEquals(
        """
        [{"unit":"PERCENT","text":"","part":7,"day":"2026-09-30"},\
        {"unit":"NUMBER","text":"12","day":"2026-03-31"}]""",
        body.toString());
    assertEquals(List.of(whole, bare), RecordBody.list(body, Line.class));
  }
}
