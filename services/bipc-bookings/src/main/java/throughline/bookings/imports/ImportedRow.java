package throughline.bookings.imports;

import static throughline.bookings.session.SessionTime.LONGEST;
import static throughline.bookings.session.SessionTime.SHORTEST;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import throughline.bookings.session.SessionTime;
import throughline.bookings.venue.Venue;
import throughline.contracts.bookings.BookingState.Status;
import throughline.platform.core.input.FieldError;
import throughline.platform.core.input.Fields;
import throughline.platform.core.person.Contact;
import throughline.platform.core.time.London;
import throughline.platform.files.table.Column;
import throughline.platform.files.table.TypedRow;

/**
 * One row of a file of the system before: somebody at a session.
 *
 * @param minutes for how long they were there
 */
record ImportedRow(
    TypedRow row,
    SessionKey session,
    SessionTime time,
    Contact contact,
    Status status,
    int minutes) {
  private static final Column TITLE =
      Column.required("title", "Session", "title", "event", "event name", "workshop");
  private static final Column VENUE =
      Column.required("venue", "Venue", "location", "library", "where");
  private static final Column DATE = Column.required("date", "Date", "day", "event date");
  private static final Column START =
      Column.required("start", "Start", "start time", "time", "from");
  private static final Column LENGTH =
      Column.optional("length", "Minutes", "length", "duration", "length in minutes");
  private static final Column NAME =
      Column.required("name", "Name", "attendee", "attendee name", "full name", "customer");
  private static final Column EMAIL =
      Column.optional("email", "Email", "e-mail", "email address", "e-mail address");
  private static final Column PHONE =
      Column.optional("phone", "Phone", "telephone", "mobile", "phone number");
  private static final Column STATUS =
      Column.optional("status", "Attendance", "attended", "status", "came", "attendance status");
  private static final Column PART =
      Column.optional("part", "Minutes attended", "minutes came", "time attended");

  static final List<Column> COLUMNS =
      List.of(TITLE, VENUE, DATE, START, LENGTH, NAME, EMAIL, PHONE, STATUS, PART);

  private static final int USUAL_LENGTH = 60;
  private static final int LONGEST_TITLE = 100;

  private static final Map<Status, List<String>> WORDS =
      Map.of(
          Status.ATTENDED, List.of("attended", "yes", "y", "came", "present", "checked in"),
          Status.PARTIAL, List.of("part", "partial", "came for part", "left early"),
          Status.NO_SHOW, List.of("did not come", "no", "n", "no show", "no-show", "absent"),
          Status.CANCELLED_BY_USER, List.of("cancelled", "canceled"),
          Status.CONFIRMED, List.of("booked", "confirmed", "registered", ""));

  /** What makes two rows rows of one session. */
  record SessionKey(String title, String venue, LocalDateTime start) {
    static SessionKey of(String title, String venue, LocalDateTime start) {
      return new SessionKey(title.toLowerCase(Locale.UK), venue, start);
    }
  }

  /** A row as it was read: null where something is wrong in it. */
  record Read(ImportedRow row, List<String> problems) {}

  String title() {
    return row.text(TITLE);
  }

  boolean live() {
    return status != Status.CANCELLED_BY_USER;
  }

  boolean recorded() {
    return live() && status != Status.CONFIRMED;
  }

  static Read read(TypedRow row, List<Venue> venues, Instant now) {
    var fields = new Fields();
    COLUMNS.forEach(column -> fields.called(column.key(), "it"));
    var title = fields.text("title", row.text(TITLE), LONGEST_TITLE, "enter what it was called");
    var venue = venue(fields, row.text(VENUE), venues);
    var time = time(fields, row);
    var contact = Contact.read(fields, row.text(NAME), row.text(EMAIL), row.text(PHONE));
    var status = status(fields, row.text(STATUS), time, now);
    var minutes = minutes(fields, row, status, time);
    var problems = new ArrayList<String>();
    if (row.cutShort()) {
      problems.add(TypedRow.CUT_SHORT);
    }
    fields.errors().stream().map(ImportedRow::problem).forEach(problems::add);
    if (!problems.isEmpty()) {
      return new Read(null, problems);
    }
    var session = SessionKey.of(title, venue.code(), time.startsLocal());
    return new Read(new ImportedRow(row, session, time, contact, status, minutes), List.of());
  }

  private static Venue venue(Fields fields, String typed, List<Venue> venues) {
    var found =
        venues.stream()
            .filter(
                venue ->
                    venue.code().equalsIgnoreCase(typed) || venue.name().equalsIgnoreCase(typed))
            .findFirst();
    if (found.isEmpty()) {
      fields.reject(
          "venue",
          "must be one of your venues: "
              + String.join(", ", venues.stream().map(Venue::name).toList()));
    }
    return found.orElse(null);
  }

  private static SessionTime time(Fields fields, TypedRow row) {
    var day = fields.date("date", row.text(DATE), "enter the day");
    var start = fields.time("start", row.text(START), "enter when it started");
    var length =
        row.says(LENGTH)
            ? fields.wholeNumber("length", row.text(LENGTH), SHORTEST, LONGEST, "")
            : USUAL_LENGTH;
    if (day == null || start == null || length == 0) {
      return null;
    }
    if (!SessionTime.exists(day.atTime(start))) {
      fields.reject("start", "there was no such time on that day, because the clocks went forward");
      return null;
    }
    return SessionTime.of(day.atTime(start), length);
  }

  private static Status status(Fields fields, String typed, SessionTime time, Instant now) {
    var word = typed.toLowerCase(Locale.UK);
    Optional<Status> found =
        WORDS.entrySet().stream()
            .filter(each -> each.getValue().contains(word))
            .map(Map.Entry::getKey)
            .findFirst();
    if (found.isEmpty()) {
      fields.reject(
          "status",
          "must be attended, part, did not come, cancelled or, of what is to come, booked");
    } else if (time != null) {
      var begun = time.hasBegun(now);
      if (begun && found.get() == Status.CONFIRMED) {
        fields.reject("status", "say whether they came: the session has begun");
      } else if (!begun && found.get() != Status.CONFIRMED) {
        fields.reject("status", "must be booked, since the session is to come");
      }
    }
    return found.orElse(null);
  }

  private static int minutes(Fields fields, TypedRow row, Status status, SessionTime time) {
    if (status == null || time == null) {
      return 0;
    }
    return switch (status) {
      case ATTENDED -> time.minutes();
      case PARTIAL ->
          fields.wholeNumber(
              "part",
              row.text(PART),
              1,
              time.minutes() - 1,
              "enter for how many minutes they came");
      default -> 0;
    };
  }

  private static String problem(FieldError error) {
    var column =
        COLUMNS.stream().filter(each -> each.key().equals(error.field())).findFirst().orElseThrow();
    var said = error.message().replaceFirst("^it ", "");
    return column.problem(said.substring(0, 1).toLowerCase(Locale.UK) + said.substring(1));
  }

  String when() {
    return London.weekday(time.date()) + " at " + London.time(time.startsLocal().toLocalTime());
  }

  /** Hides who it is from any log that this object slips into. */
  @Override
  public String toString() {
    return "ImportedRow " + row.number();
  }
}
