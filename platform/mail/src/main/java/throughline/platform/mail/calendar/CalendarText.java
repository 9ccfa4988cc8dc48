package throughline.platform.mail.calendar;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import throughline.platform.core.time.London;

/** The lines of a calendar file: escaped, folded and ended as RFC 5545 wants them (3.1, 3.3). */
final class CalendarText {

  /** Octets of a line without its end; what is longer goes on in the next, behind a space. */
  private static final int LONGEST_LINE = 75;

  private static final String END_OF_LINE = "\r\n";

  private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");
  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private final StringBuilder file = new StringBuilder();

  /** Lines that say what they are to but for their ends. */
  static String lines(String text) {
    return text.replace("\n", END_OF_LINE);
  }

  CalendarText add(String lines) {
    file.append(lines);
    return this;
  }

  /** A value that has no line break: a number, an address, a word of the standard. */
  CalendarText value(String property, String value) {
    return line(property + ":" + oneLine(value));
  }

  /** Words for people. */
  CalendarText words(String property, String words) {
    return line(
        property
            + ":"
            + words
                .replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replace("\r\n", "\\n")
                .replace("\n", "\\n")
                .replace('\r', ' '));
  }

  CalendarText utc(String property, Instant moment) {
    return line(property + ":" + UTC.format(moment));
  }

  /** By the clock in London, which the file has to describe. */
  CalendarText local(String property, Instant moment) {
    return line(property + ";TZID=Europe/London:" + LOCAL.format(moment.atZone(London.ZONE)));
  }

  /** A value of a parameter, in quotes, since it may have a colon; it cannot have quotes itself. */
  static String quoted(String parameter) {
    return '"' + oneLine(parameter).replace('"', '\'') + '"';
  }

  /** A line break would begin a property of its own. */
  private static String oneLine(String value) {
    return value.replace('\r', ' ').replace('\n', ' ');
  }

  private CalendarText line(String line) {
    var octets = 0;
    for (var at = 0; at < line.length(); at = line.offsetByCodePoints(at, 1)) {
      var character = line.codePointAt(at);
      var length = octets(character);
      if (octets + length > LONGEST_LINE) {
        file.append(END_OF_LINE).append(' ');
        octets = 1;
      }
      octets += length;
      file.appendCodePoint(character);
    }
    file.append(END_OF_LINE);
    return this;
  }

  /** In UTF-8 (RFC 3629, 3). */
  private static int octets(int character) {
    if (character < 0x80) {
      return 1;
    }
    if (character < 0x800) {
      return 2;
    }
    return character < 0x10000 ? 3 : 4;
  }

  byte[] bytes() {
    return file.toString().getBytes(UTF_8);
  }
}
