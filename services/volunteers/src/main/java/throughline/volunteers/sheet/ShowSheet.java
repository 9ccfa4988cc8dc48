package throughline.volunteers.sheet;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.jobs.work.LongWork;
import throughline.volunteers.hours.WorkedTime;

/** A coordinator looks at a sheet of theirs: what is wrong in it, and what became of it. */
@ApplicationScoped
class ShowSheet {

  private static final int MOST_PROBLEMS = 100;

  private final SheetTable table;
  private final LongWork longWork;
  private final Clock clock;

  ShowSheet(SheetTable table, LongWork longWork, Clock clock) {
    this.table = table;
    this.longWork = longWork;
    this.clock = clock;
  }

  /**
   * The sheet.
   *
   * @throws NotFound also if it is somebody else's
   */
  SheetView show(UUID sheet, String subject) {
    table.requireOwn(sheet, subject);
    var work = longWork.find(sheet).orElse(null);
    var counts = table.counts(sheet);
    var problems =
        table.problems(sheet, MOST_PROBLEMS).stream()
            .map(line -> new SheetView.Problem(line.number(), List.of(line.problem().split("\n"))))
            .toList();
    return new SheetView(
        sheet,
        table.uploadedAt(sheet),
        counts.good(),
        counts.wrong(),
        counts.logged(),
        work,
        nights(sheet),
        problems);
  }

  /** Of what is not logged yet, so that nobody logs a night that was an afternoon. */
  private List<SheetView.Night> nights(UUID sheet) {
    var now = clock.instant();
    return table.toLog(sheet).stream()
        .flatMap(
            row ->
                row.line().hours().worked(now).stream()
                    .filter(WorkedTime::endsNextDay)
                    .map(
                        worked ->
                            new SheetView.Night(row.line().number(), row.volunteer(), worked)))
        .toList();
  }
}
