package throughline.volunteers.hours;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import throughline.platform.core.permission.Places;
import throughline.platform.core.time.London;
import throughline.platform.database.audit.Actor;
import throughline.platform.database.audit.AuditEntry;
import throughline.platform.database.audit.AuditTrail;
import throughline.platform.database.audit.AuditedRecord;
import throughline.platform.files.table.TableWriter;
import throughline.volunteers.hours.HoursEntries.ApprovedRow;

/** A coordinator takes the approved hours of their places along as a file. */
@ApplicationScoped
class ExportHours {
  private static final List<String> HEADER =
      List.of(
          "Volunteer",
          "Volunteer number",
          "Library",
          "Library name",
          "Date",
          "Start",
          "Finish",
          "Minutes",
          "Role",
          "Approved on");

  /** Read by the page, so that neither memory nor a transaction grows with the years. */
  private static final int PAGE = 5_000;

  private static final UUID BEFORE_ALL = new UUID(0, 0);

  private final HoursEntries entries;
  private final AuditTrail trail;
  private final Clock clock;

  ExportHours(HoursEntries entries, AuditTrail trail, Clock clock) {
    this.entries = entries;
    this.trail = trail;
    this.clock = clock;
  }

  /** Writes the file, and before its first row that somebody took names along. */
  void write(OutputStream out, TableWriter.Kind kind, Places places, Actor coordinator)
      throws IOException {
    try (var table = TableWriter.to(out, kind, "Approved hours", HEADER)) {
      var page = page(places, BEFORE_ALL);
      if (!page.isEmpty()) {
        writeDown(coordinator);
      }
      while (!page.isEmpty()) {
        for (var row : page) {
          write(table, row);
        }
        page = page(places, page.get(page.size() - 1).id());
      }
    }
  }

  private void writeDown(Actor coordinator) {
    var taken = AuditedRecord.of("hours-export", London.today(clock));
    QuarkusTransaction.requiringNew()
        .run(() -> trail.append(AuditEntry.of(coordinator, HoursAction.EXPORTED, taken)));
  }

  private List<ApprovedRow> page(Places places, UUID after) {
    return QuarkusTransaction.requiringNew().call(() -> entries.approved(places, after, PAGE));
  }

  private static void write(TableWriter table, ApprovedRow row) throws IOException {
    var start = row.worked().start().atZone(London.ZONE);
    var end = row.worked().end().atZone(London.ZONE);
    table.row(
        row.volunteerName() == null ? "A former volunteer" : row.volunteerName(),
        row.volunteer(),
        row.library(),
        row.libraryName(),
        start.toLocalDate(),
        start.toLocalTime(),
        end.toLocalTime(),
        row.worked().minutes(),
        row.role(),
        London.dateOf(row.approvedAt()));
  }
}
