package throughline.platform.mail.calendar;

import biweekly.Biweekly;
import biweekly.ICalVersion;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.io.TimezoneAssignment;
import biweekly.parameter.ParticipationStatus;
import biweekly.property.Attendee;
import biweekly.property.Method;
import biweekly.property.Organizer;
import biweekly.property.Status;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.TimeZone;
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

  private static final TimezoneAssignment LONDON =
      new TimezoneAssignment(TimeZone.getTimeZone("Europe/London"), LondonTimezone.component());

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
    return file(Method.request(), Status.confirmed(), entry, attendee, name);
  }

  /** Takes the entry out of the calendar; its sequence must be higher than the request's. */
  public Attachment cancel(CalendarEntry entry, String attendee, String name) {
    return file(Method.cancel(), Status.cancelled(), entry, attendee, name);
  }

  private Attachment file(
      Method method, Status status, CalendarEntry entry, String attendee, String name) {
    var event = event(entry);
    event.setStatus(status);
    event.setOrganizer(new Organizer(name, organiser));
    event.addAttendee(accepted(attendee));
    return new Attachment(
        method.isCancel() ? "cancelled.ics" : "calendar.ics",
        "text/calendar; charset=UTF-8; method=" + method.getValue(),
        written(method, null, List.of(event)));
  }

  /**
   * A calendar to subscribe to. A program that reads it anew knows each entry by its uid, and drops
   * those that are not in it any more.
   *
   * @param name as the program calls it
   */
  public byte[] feed(String name, List<CalendarEntry> entries) {
    return written(Method.publish(), name, entries.stream().map(this::event).toList());
  }

  private static byte[] written(Method method, String name, List<VEvent> events) {
    var calendar = new ICalendar();
    calendar.setVersion(ICalVersion.V2_0);
    calendar.setProductId("-//Throughline//Throughline//EN");
    calendar.setMethod(method);
    if (name != null) {
      calendar.setName(name);
      // What most programs read instead (RFC 7986 is younger than they are).
      calendar.addExperimentalProperty("X-WR-CALNAME", name);
    }
    calendar.getTimezoneInfo().setDefaultTimezone(LONDON);
    events.forEach(calendar::addEvent);
    return Biweekly.write(calendar).go().getBytes(StandardCharsets.UTF_8);
  }

  private VEvent event(CalendarEntry entry) {
    var event = new VEvent();
    event.setUid(entry.uid());
    event.setSequence(entry.sequence());
    event.setDateTimeStamp(Date.from(clock.instant()));
    event.setDateStart(Date.from(entry.start()));
    event.setDateEnd(Date.from(entry.end()));
    event.setSummary(entry.title());
    event.setLocation(entry.location());
    event.setDescription(entry.description());
    event.setUrl(entry.url());
    return event;
  }

  private static Attendee accepted(String address) {
    var attendee = new Attendee(null, address);
    attendee.setParticipationStatus(ParticipationStatus.ACCEPTED);
    attendee.setRsvp(false);
    return attendee;
  }
}
