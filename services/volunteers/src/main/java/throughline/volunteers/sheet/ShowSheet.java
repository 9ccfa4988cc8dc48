package throughline.volunteers.sheet;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.files.work.LongWork;

/** A coordinator looks at a sheet of theirs: what is wrong in it, and what became of it. */
@ApplicationScoped
class ShowSheet {

  private static final int MOST_PROBLEMS = 100;

  private final SheetTable table;
  private final LongWork longWork;

  ShowSheet(SheetTable table, LongWork longWork) {
    this.table = table;
    this.longWork = longWork;
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
        problems);
  }
}
