package throughline.tracker.web.published;

import java.math.BigDecimal;
import throughline.platform.core.time.London;
import throughline.tracker.release.Published;
import throughline.tracker.shared.Mark;

/**
 * How a target, a judged outcome or a milestone stands.
 *
 * @param measure whose figure it is about; null for none
 */
record ProgressLine(Published.Progress row, Published.Measure measure) {

  public Mark mark() {
    return switch (row.status()) {
      case "RED", "OFF_TRACK", "LATE" -> Mark.BAD;
      case "AMBER", "LIKELY_TO_MISS", "AT_RISK" -> Mark.CAREFUL;
      case "GREEN", "ON_TRACK" -> Mark.GOOD;
      case "ACHIEVED", "DONE" -> Mark.REACHED;
      case "DEFERRED" -> Mark.PUT_OFF;
      case "CANCELLED" -> Mark.ENDED;
      case "NOT_STARTED" -> Mark.NOT_BEGUN;
      default -> Mark.UNKNOWN;
    };
  }

  public String path() {
    return measure == null
        ? "/published/priorities/" + row.priority()
        : "/published/measures/" + measure.measure();
  }

  public String now() {
    return text(row.value());
  }

  public String expected() {
    return text(row.expected());
  }

  public String target() {
    return text(row.target());
  }

  public String due() {
    return row.dueOn() == null ? "" : London.date(row.dueOn());
  }

  private String text(BigDecimal value) {
    return ReleasedText.of(value, measure == null ? "" : measure.unit());
  }
}
