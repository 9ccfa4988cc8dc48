package throughline.bookings.imports;

import static java.util.stream.Collectors.groupingBy;
import static throughline.contracts.bookings.BookingEvents.ATTENDANCE_RECORDED;
import static throughline.contracts.bookings.BookingEvents.BOOKING_CANCELLED;
import static throughline.contracts.bookings.BookingEvents.SESSION_BOOKED;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import throughline.bookings.Roles;
import throughline.bookings.booking.BookingAction;
import throughline.bookings.booking.BookingEvents;
import throughline.bookings.booking.Bookings;
import throughline.bookings.entrepreneur.Entrepreneurs;
import throughline.bookings.imports.TakenRows.FileSessions;
import throughline.contracts.EventContract;
import throughline.contracts.bookings.BookingState.Status;
import throughline.platform.core.permission.Places;
import throughline.platform.core.person.SameName;
import throughline.platform.core.person.SignedIn;
import throughline.platform.database.People;
import throughline.platform.database.audit.Actor;
import throughline.platform.database.audit.AuditEntry;
import throughline.platform.database.audit.AuditTrail;
import throughline.platform.database.audit.AuditedRecord;
import throughline.platform.database.audit.Change;
import throughline.platform.files.table.TypedRow;
import throughline.platform.messaging.Outbox;

/**
 * Takes the rows of a file that are right, in one transaction and by one statement for all
 * sessions, people and bookings: so a file is taken as far as it can be, or not at all.
 */
@ApplicationScoped
class TakeFile {
  private final ImportedFiles files;
  private final TakenRows takenRows;
  private final CheckFile checkFile;
  private final Entrepreneurs entrepreneurs;
  private final Bookings bookings;
  private final People people;
  private final Outbox outbox;
  private final AuditTrail trail;
  private final Clock clock;

  TakeFile(
      ImportedFiles files,
      TakenRows takenRows,
      CheckFile checkFile,
      Entrepreneurs entrepreneurs,
      Bookings bookings,
      People people,
      Outbox outbox,
      AuditTrail trail,
      Clock clock) {
    this.files = files;
    this.takenRows = takenRows;
    this.checkFile = checkFile;
    this.entrepreneurs = entrepreneurs;
    this.bookings = bookings;
    this.people = people;
    this.outbox = outbox;
    this.trail = trail;
    this.clock = clock;
  }

  /**
   * Days may lie between checking and this, and sessions and venues have changed: what does not fit
   * any more stays, with why. Twice is once.
   */
  @Transactional
  void take(UUID id, SignedIn who, Places places) {
    files.own(id, who.subject());
    takenRows.oneAtATime();
    files.lock(id);
    var by = people.recognise(who);
    var refused = new LinkedHashMap<Integer, String>();
    var rows = readAgain(id, places, refused);
    entrepreneurs.holdAll(rows.stream().map(ImportedRow::contact).toList());
    var sessions = takenRows.sessions(rows, by, clock.instant());
    rows = withoutThoseThere(rows, sessions, refused);
    var persons = entrepreneurs.addAll(rows.stream().map(ImportedRow::contact).toList());
    var taken = takenRows.book(rows, sessions, persons, by, clock.instant());
    rows.stream()
        .filter(row -> !taken.containsKey(row.row().number()))
        .forEach(row -> refuse(refused, row, "the person has another booking at that time"));
    files.refuse(id, refused);
    files.taken(id, taken.keySet());
    publish(taken);
    trail.append(
        AuditEntry.of(
            new Actor(who.subject(), Roles.ADVISER, places.only().orElse(null)),
            BookingAction.FILE_TAKEN,
            AuditedRecord.of("session-import", id),
            Change.of("bookings", null, taken.size())));
    Log.infof("event=file-taken file=%s bookings=%d refused=%d", id, taken.size(), refused.size());
  }

  private List<ImportedRow> readAgain(UUID id, Places places, Map<Integer, String> refused) {
    var venues = checkFile.venuesOf(places);
    var rows = new ArrayList<ImportedRow>();
    for (var line : files.open(id)) {
      var read = ImportedRow.read(line.row(), venues, clock.instant());
      if (read.row() == null) {
        refused.put(line.number(), String.join("\n", read.problems()));
      } else {
        rows.add(read.row());
      }
    }
    return rows;
  }

  /** Of a session that there was, whoever is on its register by that name is there already. */
  private List<ImportedRow> withoutThoseThere(
      List<ImportedRow> rows, FileSessions sessions, Map<Integer, String> refused) {
    var names =
        takenRows.namesAt(sessions.before()).stream()
            .collect(groupingBy(TakenRows.NameAt::session));
    var now = clock.instant();
    return rows.stream()
        .filter(
            row -> {
              var session = sessions.of(row);
              var there = names.getOrDefault(session, List.of());
              if (!row.time().hasBegun(now) && sessions.before().contains(session)) {
                return refuse(refused, row, "this session can be booked here already. Book there");
              }
              return there.stream()
                      .noneMatch(each -> SameName.exactly(each.name(), row.contact().name()))
                  || refuse(refused, row, "somebody of this name is at this session already");
            })
        .toList();
  }

  private static boolean refuse(Map<Integer, String> refused, ImportedRow row, String why) {
    refused.put(row.row().number(), TypedRow.ROW.problem(why));
    return false;
  }

  private void publish(Map<Integer, UUID> taken) {
    var now = clock.instant();
    outbox.appendAll(
        bookings.withSessions(List.copyOf(taken.values())).stream()
            .map(booking -> BookingEvents.of(contract(booking.status()), booking, now))
            .toList());
  }

  private static EventContract contract(Status status) {
    return switch (status) {
      case CONFIRMED -> SESSION_BOOKED;
      case CANCELLED_BY_USER, CANCELLED_BY_PROVIDER -> BOOKING_CANCELLED;
      default -> ATTENDANCE_RECORDED;
    };
  }
}
