package throughline.volunteers.sheet;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import throughline.platform.jobs.work.LongWork;
import throughline.platform.jobs.work.WorkState;
import throughline.volunteers.hours.WorkedTime;

/** A coordinator looks at a sheet of theirs: what is wrong in it, and what became of it. */
@ApplicationScoped
class ShowSheet {

  private static final int MOST_PROBLEMS = 100;

  /** A row whose finish is before its start. */
  record Night(int row, String volunteer, WorkedTime worked) {}

  /** What is wrong in one row, one line for each column. */
  record Problem(int row, List<String> messages) {}

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

    public String address() {
      return "/sheets/" + id;
    }

    public boolean isDone() {
      return work != null && work.isDone();
    }

    public boolean isReady() {
      return good > logged && (work == null || work.isFailed());
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

    private static String rows(int number) {
      return number == 1 ? "1 row" : "%,d rows".formatted(number);
    }
  }

  private final SheetTable table;
  private final LongWork longWork;
  private final Clock clock;

  ShowSheet(SheetTable table, LongWork longWork, Clock clock) {
    this.table = table;
    this.longWork = longWork;
    this.clock = clock;
  }

  SheetView show(UUID id, String subject) {
    var sheet = table.own(id, subject);
    var counts = table.counts(id);
    var problems =
        table.problems(id, MOST_PROBLEMS).stream()
            .map(line -> new Problem(line.number(), line.problem().lines().toList()))
            .toList();
    return new SheetView(
        id,
        sheet.uploadedAt(),
        counts.good(),
        counts.wrong(),
        counts.logged(),
        longWork.find(id).orElse(null),
        nights(id),
        problems);
  }

  /** Of what is not logged yet, so that nobody logs a night that was an afternoon. */
  private List<Night> nights(UUID sheet) {
    var now = clock.instant();
    return table.toLog(sheet).stream()
        .flatMap(
            line ->
                line.hours().worked(now).stream()
                    .filter(WorkedTime::endsNextDay)
                    .map(worked -> new Night(line.number(), line.name(), worked)))
        .toList();
  }
}
