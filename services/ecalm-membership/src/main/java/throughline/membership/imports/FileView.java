package throughline.membership.imports;

import java.util.List;
import java.util.UUID;
import throughline.platform.core.paging.Slice;
import throughline.platform.jobs.work.WorkState;

/**
 * A file as its office sees it.
 *
 * @param checking null when it was long ago
 * @param enrolling null until its rows are asked to be taken, and long after
 * @param shown the kind of rows that is listed; null while they are being worked on
 */
record FileView(
    ImportFile file,
    List<ImportRows.Count> counts,
    WorkState checking,
    WorkState enrolling,
    Outcome shown,
    Slice<RowView> rows) {

  /** A row, in the words of the page. */
  record RowView(
      int number, String name, String born, List<String> notes, UUID record, String known) {

    /** Whether it waits for somebody to say that it is of another child. */
    public boolean isLike() {
      return notes.stream().anyMatch(note -> note.startsWith(CheckVisits.LIKE));
    }
  }

  public String address() {
    return "/files/" + file.id();
  }

  /** The work that goes on, or has stopped; null if there is none. */
  public WorkState work() {
    if (file.isDiscarded()) {
      return null;
    }
    return enrolling != null && !isDone() ? enrolling : file.isChecked() ? null : checking;
  }

  boolean isAtWork() {
    return work() != null && work().isOpen();
  }

  public boolean isDone() {
    return enrolling != null && !enrolling.isOpen() && !enrolling.isFailed();
  }

  /** Whether the button is there. */
  public boolean isReady() {
    return file.isChecked()
        && !file.isHeld()
        && !file.isDiscarded()
        && waiting(Outcome.NEW) + waiting(Outcome.CHANGED) > 0
        && (enrolling == null || enrolling.isFailed());
  }

  /** Whether a row to review can still be said to be of another child. */
  public boolean isOpen() {
    return shown == Outcome.REVIEW && file.isChecked() && file.enrolledBy() == null;
  }

  /** What the button does. */
  public String buttonLabel() {
    var children = waiting(Outcome.NEW);
    var names = waiting(Outcome.CHANGED);
    return names == 0
        ? "Enrol " + counted(children, "child", "children")
        : children == 0
            ? "Change " + counted(names, "name", "names")
            : "Enrol %s and change %s"
                .formatted(counted(children, "child", "children"), counted(names, "name", "names"));
  }

  /** By which a page of the list finds the same kind. */
  public String query() {
    return "list=" + shown;
  }

  /** Whether its office can still have its rows wiped before their time. */
  public boolean isDiscardable() {
    return shown != null || isAtWork();
  }

  /** Whether something was done before the rest was wiped. */
  public boolean isTakenFrom() {
    return taken(Outcome.NEW) + taken(Outcome.CHANGED) > 0;
  }

  public String enrolled() {
    return counted(taken(Outcome.NEW), "child", "children");
  }

  public String renamed() {
    return counted(taken(Outcome.CHANGED), "name", "names");
  }

  /** Whether there are rows for the sender to put right or look at. */
  public boolean isLeft() {
    return counts.stream().anyMatch(count -> count.outcome().isForTheSender());
  }

  public boolean hasCards() {
    return taken(Outcome.NEW) > 0;
  }

  public String leftOut() {
    return counted(file.leftOut(), "row was", "rows were");
  }

  private int waiting(Outcome outcome) {
    return of(outcome, true) - taken(outcome);
  }

  private int taken(Outcome outcome) {
    return of(outcome, false);
  }

  private int of(Outcome outcome, boolean all) {
    return counts.stream()
        .filter(count -> count.outcome() == outcome)
        .mapToInt(count -> all ? count.rows() : count.taken())
        .sum();
  }

  private static String counted(int number, String one, String many) {
    return "%,d %s".formatted(number, number == 1 ? one : many);
  }
}
