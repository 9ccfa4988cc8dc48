package throughline.platform.mail.calendar;

import jakarta.inject.Singleton;
import java.time.Clock;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import throughline.platform.mail.Attachment;

/**
 * Writes an entry as a file for the calendar of the person to whom the mail goes (RFC 5545, RFC
 * 5546). The service is the organiser and the person has already said yes, so that no calendar asks
 * them to answer; and because it was a request, a calendar takes the entry out again when the
 * cancelling comes.
 */
@Singleton
public class CalendarFile {

  private static final String HEAD =
      CalendarText.lines(
          """
      BEGIN:VCALENDAR
      VERSION:2.0
      PRODID:-//Throughline//Throughline//EN
      """);

  /**
   * The clock in London (RFC 5545, 3.6.5), by the rule since 1996: to summer time on the last
   * Sunday of March and back on that of October, both at 1am UTC. Source: the Summer Time Order
   * 2002.
   */
  private static final String LONDON =
      CalendarText.lines(
          """
      BEGIN:VTIMEZONE
      TZID:Europe/London
      BEGIN:DAYLIGHT
      DTSTART:19960331T010000
      TZOFFSETFROM:+0000
      TZOFFSETTO:+0100
      TZNAME:BST
      RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
      END:DAYLIGHT
      BEGIN:STANDARD
      DTSTART:19961027T020000
      TZOFFSETFROM:+0100
      TZOFFSETTO:+0000
      TZNAME:GMT
      RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
      END:STANDARD
      END:VTIMEZONE
      """);

  private static final String BEGIN = CalendarText.lines("BEGIN:VEVENT\n");
  private static final String END = CalendarText.lines("END:VEVENT\nEND:VCALENDAR\n");

  private final Clock clock;
  private final String organiser;

  public CalendarFile(Clock clock, @ConfigProperty(name = "quarkus.mailer.from") String organiser) {
    this.clock = clock;
    this.organiser = organiser;
  }

  /**
   * Puts the entry into the calendar, or changes it there.
   *
   * @param attendee the address to which the mail goes
   * @param name of the service, as the organiser is called
   */
  public Attachment request(CalendarEntry entry, String attendee, String name) {
    return file("calendar.ics", "REQUEST", "CONFIRMED", entry, attendee, name);
  }

  /** Takes the entry out of the calendar; its sequence must be higher than the request's. */
  public Attachment cancel(CalendarEntry entry, String attendee, String name) {
    return file("cancelled.ics", "CANCEL", "CANCELLED", entry, attendee, name);
  }

  private Attachment file(
      String fileName,
      String method,
      String status,
      CalendarEntry entry,
      String attendee,
      String name) {
    var text =
        new CalendarText()
            .add(HEAD)
            .value("METHOD", method)
            .add(LONDON)
            .add(BEGIN)
            .value("UID", entry.uid())
            .value("SEQUENCE", Integer.toString(entry.sequence()))
            .utc("DTSTAMP", clock.instant())
            .local("DTSTART", entry.start())
            .local("DTEND", entry.end())
            .words("SUMMARY", entry.title())
            .words("LOCATION", entry.location())
            .words("DESCRIPTION", entry.description())
            .value("URL", entry.url())
            .value("STATUS", status)
            .value("ORGANIZER;CN=" + CalendarText.quoted(name), "mailto:" + organiser)
            .value("ATTENDEE;RSVP=FALSE;PARTSTAT=ACCEPTED", "mailto:" + attendee)
            .add(END);
    return new Attachment(fileName, "text/calendar; charset=UTF-8; method=" + method, text.bytes());
  }
}
