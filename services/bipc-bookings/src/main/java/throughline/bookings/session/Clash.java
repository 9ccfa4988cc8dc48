package throughline.bookings.session;

import java.time.LocalDate;
import java.time.LocalDateTime;
import throughline.platform.core.time.London;

/**
 * What stands in the way of a session at one of the times that were asked for.
 *
 * @param slot which of these times, from 1
 * @param name of the room, the adviser or the venue
 * @param what the title of the session that has it, or why it is closed
 */
record Clash(
    int slot,
    Why why,
    String name,
    String what,
    String venue,
    LocalDateTime startsLocal,
    int minutes,
    LocalDate until) {
  enum Why {
    TAKEN,
    AWAY,
    CLOSED
  }

  String words() {
    return switch (why) {
      case TAKEN ->
          "%s is at “%s” on %s from %s to %s (%s)"
              .formatted(
                  name,
                  what,
                  London.weekday(startsLocal.toLocalDate()),
                  London.time(startsLocal.toLocalTime()),
                  London.time(startsLocal.plusMinutes(minutes).toLocalTime()),
                  venue);
      case AWAY -> "%s is away until %s".formatted(name, London.date(until));
      case CLOSED -> "%s is closed on %s: %s".formatted(name, London.weekday(until), what);
    };
  }
}
