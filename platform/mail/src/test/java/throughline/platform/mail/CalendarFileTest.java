package throughline.platform.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import biweekly.Biweekly;
import biweekly.ICalendar;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import throughline.platform.mail.calendar.CalendarEntry;
import throughline.platform.mail.calendar.CalendarFile;

class CalendarFileTest {

  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

  private final CalendarFile files =
      new CalendarFile(Clock.fixed(NOW, ZoneOffset.UTC), "bookings@council.example");

  @Test
  void aRequestHasEverythingThatACalendarNeeds() {
    var file = files.request(entry("2026-07-06T09:00:00Z"), "noor@example.org", "The centre");

    assertEquals("text/calendar; charset=UTF-8; method=REQUEST", file.contentType());
    var text = text(file);
    for (var line :
        new String[] {
          "METHOD:REQUEST",
          "UID:7@bookings.example",
          "SEQUENCE:0",
          "STATUS:CONFIRMED",
          "DTSTAMP:20261124T120000Z",
          "DTSTART;TZID=Europe/London:20260706T100000",
          "DTEND;TZID=Europe/London:20260706T110000",
          "ORGANIZER;CN=The centre:mailto:bookings@council.example",
          "SUMMARY:Protect your idea\\, simply",
        }) {
      assertTrue(text.contains("\r\n" + line + "\r\n"), line + " in\n" + text);
    }
    assertTrue(text.contains("PARTSTAT=ACCEPTED"), text);
    assertTrue(text.contains("RSVP=FALSE"), text);
    assertTrue(text.contains("mailto:noor@example.org"), text);
  }

  @Test
  void theClockOfLondonIsDescribedForSummerAndWinter() {
    var text = text(files.request(entry("2026-12-06T09:00:00Z"), "n@example.org", "C"));

    assertTrue(text.contains("DTSTART;TZID=Europe/London:20261206T090000"), text);
    assertTrue(text.contains("BEGIN:VTIMEZONE\r\nTZID:Europe/London\r\n"), text);
    assertTrue(text.contains("RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3\r\n"), text);
    assertTrue(text.contains("RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\r\n"), text);
    assertEquals(1, text.split("BEGIN:VTIMEZONE").length - 1);
    var start = parsed(text).getEvents().get(0).getDateStart().getValue();
    assertEquals(Instant.parse("2026-12-06T09:00:00Z"), start.toInstant());
  }

  @Test
  void aCancellingIsTheSameEntryOneHigher() {
    var entry = entry("2026-07-06T09:00:00Z").next();

    var text = text(files.cancel(entry, "noor@example.org", "The centre"));

    assertTrue(text.contains("METHOD:CANCEL\r\n"), text);
    assertTrue(text.contains("UID:7@bookings.example\r\n"), text);
    assertTrue(text.contains("SEQUENCE:1\r\n"), text);
    assertTrue(text.contains("STATUS:CANCELLED\r\n"), text);
  }

  @Test
  void aFeedHasEveryEntryUnderItsOwnUidAndAsksNobody() {
    var one = entry("2026-07-06T09:00:00Z");
    var other =
        new CalendarEntry("8@bookings.example", 2, "B", null, null, null, one.start(), one.end());

    var text = new String(files.feed("Sessions", List.of(one, other)), StandardCharsets.UTF_8);

    assertTrue(text.contains("METHOD:PUBLISH\r\n"), text);
    assertTrue(text.contains("X-WR-CALNAME:Sessions\r\n"), text);
    assertEquals(
        List.of("7@bookings.example", "8@bookings.example"),
        parsed(text).getEvents().stream().map(event -> event.getUid().getValue()).toList());
    assertFalse(text.contains("ATTENDEE"), text);
    assertEquals(1, text.split("BEGIN:VTIMEZONE").length - 1);
  }

  private static CalendarEntry entry(String start) {
    var from = Instant.parse(start);
    return new CalendarEntry(
        "7@bookings.example",
        0,
        "Protect your idea, simply",
        "Westgate",
        "Bring a pen.",
        "https://bookings.example/bookings/7",
        from,
        from.plusSeconds(3600));
  }

  private static String text(Attachment file) {
    return new String(file.content(), StandardCharsets.UTF_8);
  }

  private static ICalendar parsed(String text) {
    return Biweekly.parse(text).first();
  }
}
