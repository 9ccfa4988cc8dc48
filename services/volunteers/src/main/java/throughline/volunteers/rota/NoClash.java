package throughline.volunteers.rota;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.database.Sql;

/**
 * Nobody is planned twice at one time, or while they are away. Whoever asks has locked the
 * volunteer's row, so that two requests do not both find them free.
 */
@ApplicationScoped
class NoClash {
  private static final String AWAY =
      "SELECT id FROM away WHERE volunteer_id = :volunteer AND :day BETWEEN first_day AND last_day";

  private final Rota rota;
  private final Sql sql;

  NoClash(Rota rota, Sql sql) {
    this.rota = rota;
    this.sql = sql;
  }

  /**
   * Slots and shifts may touch.
   *
   * @param but a slot that is not in its own way; null if there is none
   */
  void require(UUID volunteer, LocalDate day, Instant start, Instant end, UUID but) {
    rota.of(List.of(volunteer), day.minusDays(1), day.plusDays(1)).stream()
        .filter(each -> !each.away() && !each.about().equals(but))
        .filter(each -> each.startsAt().isBefore(end) && start.isBefore(each.endsAt()))
        .findFirst()
        .ifPresent(
            each -> {
              throw clash();
            });
  }

  static Conflict clash() {
    return new Conflict("on-rota-already", "This overlaps with another slot or shift on the rota");
  }

  void requireNotAway(UUID volunteer, LocalDate day) {
    if (sql.of(AWAY).bind("volunteer", volunteer).bind("day", day).first(UUID.class).isPresent()) {
      throw new Conflict("away", "You said that you are away on that day. Take that back first");
    }
  }
}
