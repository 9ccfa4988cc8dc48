package throughline.volunteers.sheet;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import throughline.platform.core.input.InvalidInput;
import throughline.platform.core.permission.Places;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.database.audit.Actor;
import throughline.platform.files.table.TypedRow;
import throughline.platform.jobs.work.LongWork;
import throughline.platform.jobs.work.Progress;
import throughline.platform.jobs.work.WorkKind;
import throughline.volunteers.Roles;
import throughline.volunteers.hours.LogHours;
import throughline.volunteers.sheet.SheetTable.Sheet;

/** Logs the good rows of a sheet, each by itself and each once, whatever happens in between. */
@ApplicationScoped
class LogSheet implements WorkKind {

  private static final int TELL_EVERY = 10;

  private static final String ELSEWHERE =
      "Library: you are no longer a coordinator of this library. Ask one of its coordinators";

  private final SheetTable table;
  private final LogHours logHours;
  private final LongWork longWork;

  LogSheet(SheetTable table, LogHours logHours, LongWork longWork) {
    this.table = table;
    this.logHours = logHours;
    this.longWork = longWork;
  }

  /**
   * Asks for it; twice is once. Days may lie between checking and this: what is of no library of
   * the coordinator's any more is not logged.
   */
  @Transactional
  void start(UUID sheet, String subject, Places places) {
    table.own(sheet, subject);
    table.lock(sheet);
    table.refuseElsewhere(sheet, places, ELSEWHERE);
    var good = table.counts(sheet).good();
    if (good > 0) {
      longWork.start(sheet, name(), good);
    }
  }

  @Override
  public String name() {
    return "log-sheet";
  }

  @Override
  public void run(UUID id, Progress progress) {
    var sheet = table.find(id).orElseThrow();
    var done = table.counts(id).logged();
    for (var number : table.open(id)) {
      log(sheet, number);
      if (++done % TELL_EVERY == 0) {
        progress.done(done);
      }
    }
  }

  private void log(Sheet sheet, int number) {
    try {
      QuarkusTransaction.requiringNew().run(() -> logOpen(sheet, number));
    } catch (InvalidInput wrong) {
      refuse(sheet, number, wrong.errors().get(0).message());
    } catch (Conflict refusal) {
      refuse(sheet, number, refusal.getMessage());
    }
  }

  private void refuse(Sheet sheet, int number, String message) {
    table.refused(sheet.id(), number, TypedRow.ROW.problem(message));
  }

  private void logOpen(Sheet sheet, int number) {
    table
        .lockOpen(sheet.id(), number)
        .ifPresent(
            line -> {
              var actor = new Actor(sheet.subject(), Roles.COORDINATOR, line.library());
              var entry =
                  logHours.logFor(line.volunteer(), line.hours(), sheet.uploadedBy(), actor);
              table.logged(sheet.id(), number, entry);
            });
  }
}
