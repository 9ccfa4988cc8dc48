package throughline.volunteers.sheet;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import throughline.platform.jobs.work.WorkState;
import throughline.volunteers.hours.WorkedTime;

/**
 * A sheet as its sender sees it.
 *
 * @param work null until its rows are asked to be logged
 * @param nights what is to be logged and ends the day after its date
 * @param problems the first of them
 */
record SheetView(
    UUID id,
    Instant uploadedAt,
    int good,
    int wrong,
    int logged,
    WorkState work,
    List<Night> nights,
    List<Problem> problems) {

  /** A row whose finish is before its start. */
  record Night(int row, String volunteer, WorkedTime worked) {}

  /** What is wrong in one row, one line for each column. */
  record Problem(int row, List<String> messages) {}

  /** Where the page is. */
  public String address() {
    return "/sheets/" + id;
  }

  boolean isAtWork() {
    return work != null && work.isOpen();
  }

  public boolean isDone() {
    return work != null && !work.isOpen() && !work.isFailed();
  }

  /** Whether the button is there. */
  public boolean isReady() {
    return good > logged && (work == null || work.isFailed());
  }

  /** "1 row", "12 rows". */
  public static String rows(int number) {
    return number == 1 ? "1 row" : "%,d rows".formatted(number);
  }

  public String goodRows() {
    return rows(good);
  }

  public String wrongRows() {
    return rows(wrong);
  }

  public String loggedRows() {
    return rows(logged);
  }

  public int notShown() {
    return wrong - problems.size();
  }
}
