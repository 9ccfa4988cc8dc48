package throughline.volunteers.sheet;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import throughline.platform.core.input.FieldError;
import throughline.platform.core.input.InvalidInput;
import throughline.platform.core.permission.Places;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.database.audit.Actor;
import throughline.platform.jobs.work.LongWork;
import throughline.platform.jobs.work.Progress;
import throughline.platform.jobs.work.WorkKind;
import throughline.volunteers.Roles;
import throughline.volunteers.hours.LogHours;
import throughline.volunteers.sheet.SheetTable.Owner;

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
   *
   * @param places those at which the person coordinates now
   * @throws NotFound if the person has no such sheet
   */
  @Transactional
  void start(UUID sheet, String subject, Places places) {
    table.requireOwn(sheet, subject);
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
  public void run(UUID sheet, Progress progress) {
    var owner = table.owner(sheet, null).orElseThrow();
    var open = table.open(sheet);
    var done = table.counts(sheet).logged();
    for (var number : open) {
      log(sheet, number, owner);
      if (++done % TELL_EVERY == 0) {
        progress.done(done);
      }
    }
  }

  private void log(UUID sheet, int number, Owner owner) {
    try {
      QuarkusTransaction.requiringNew().run(() -> logOpen(sheet, number, owner));
    } catch (InvalidInput wrong) {
      table.refused(
          sheet,
          number,
          "Row: " + wrong.errors().stream().map(FieldError::message).findFirst().get());
    } catch (Conflict refusal) {
      table.refused(sheet, number, "Row: " + refusal.getMessage());
    }
  }

  private void logOpen(UUID sheet, int number, Owner owner) {
    table
        .lockOpen(sheet, number)
        .ifPresent(
            line -> {
              var actor = new Actor(owner.subject(), Roles.COORDINATOR, line.hours().library());
              var entry = logHours.logFor(line.volunteer(), line.hours(), owner.person(), actor);
              table.logged(sheet, number, entry);
            });
  }
}
