package throughline.tracker.web.row;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import throughline.platform.core.time.London;
import throughline.tracker.figure.FigureAddress;
import throughline.tracker.shared.Mark;

/**
 * How one thing of the plan stands, in the one line that every page shows of it: a measure, what an
 * owner judges in words, or a milestone. What it does not have is empty.
 *
 * @param key what stays the same when it moves: its id
 * @param about what it belongs to and who answers for it
 * @param said what stands in place of figures: since when, or due by when
 * @param distance how far from where it should be, as a part of that
 * @param more what opens in place
 */
public record ProgressRow(
    String key,
    Mark mark,
    String status,
    String title,
    String path,
    String about,
    Optional<YearLine> line,
    Optional<Now> now,
    Optional<YearEnd> end,
    List<String> said,
    Optional<Step> next,
    double distance,
    List<String> more) {

  public ProgressRow {
    said = List.copyOf(said);
    more = List.copyOf(more);
  }

  public boolean needsAttention() {
    return mark == Mark.BAD || mark == Mark.CAREFUL;
  }

  public boolean isOfTarget() {
    return now.isPresent() || end.isPresent();
  }

  /** Where a list of rows is parted. */
  public UUID id() {
    return UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * The year from step to step.
   *
   * @param points as far as they are known
   * @param trajectory where it should stand at the same steps, to the end of the year
   */
  public record YearLine(List<Double> points, List<Double> trajectory) {}

  /**
   * The figure beside where it should be.
   *
   * @param opens the facts behind the figure; null where there are none to open
   * @param nowKnown what it is by what is known today, of a past day; else empty
   * @param away how far from what is expected, with its sign; empty of what is not held against it
   * @param value with expected and end in one unit, for the bar
   * @param expected null of what has no target, as the end is
   */
  public record Now(
      String text,
      FigureAddress opens,
      String nowKnown,
      String away,
      String expectedText,
      double value,
      Double expected,
      Double end) {

    public boolean isCompared() {
      return expected != null;
    }
  }

  /** What the year comes to, beside what it should. */
  public record YearEnd(String text, String target) {}

  /** What happens next. */
  public record Step(String what, String owner, LocalDate due, boolean isOverdue) {

    public String by() {
      return (owner.isEmpty() ? "" : owner + ", ") + (isOverdue ? "was due " : "by ") + on();
    }

    private String on() {
      return London.date(due);
    }
  }
}
