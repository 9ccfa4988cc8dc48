package throughline.bookings.session;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import throughline.bookings.venue.Resources;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.database.Sql;
import throughline.platform.database.TextArray;

/** The rooms and advisers that sessions have: all that one needs, or none. */
@ApplicationScoped
class Claims {
  /** A session's time, with what is needed after it. */
  record Slot(UUID session, SessionTime time, int bufferMinutes) {
    static Slot of(UUID session, SessionTime time) {
      return new Slot(session, time, 0);
    }

    Instant until() {
      return time.endsAt().plus(Duration.ofMinutes(bufferMinutes));
    }
  }

  private static final int MOST_TOLD = 5;

  private static final String SLOTS =
      """
      unnest(CAST(:sessions AS uuid[]), CAST(:starts AS timestamptz[]), CAST(:ends AS timestamptz[]),
             CAST(:days AS date[]))
      """;

  /**
   * In the order of the resources, so that nobody waits for each other in a circle. What is taken
   * adds no row.
   */
  private static final String CLAIM =
      """
      INSERT INTO resource_claim (resource_id, session_id, during)
      SELECT resource.id, slot.session, tstzrange(slot.starts, slot.ends)
      FROM unnest(CAST(:resources AS uuid[])) AS resource (id)
      CROSS JOIN %s AS slot (session, starts, ends, day)
      ORDER BY resource.id, slot.starts
      ON CONFLICT DO NOTHING
      """
          .formatted(SLOTS);

  private static final String RELEASE =
      "DELETE FROM resource_claim WHERE session_id = ANY (CAST(:sessions AS uuid[]))";

  private static final String CLASHES =
      """
      SELECT slot.number AS slot, clash.*
      FROM %s WITH ORDINALITY AS slot (session, starts, ends, day, number)
      CROSS JOIN LATERAL (
        SELECT 'TAKEN' AS why, resource.name, session.title AS what, venue.name AS venue,
               session.starts_local, session.minutes, CAST(NULL AS date) AS until
        FROM resource_claim claim
        JOIN resource ON resource.id = claim.resource_id
        JOIN session ON session.id = claim.session_id
        JOIN venue ON venue.code = session.venue_code
        WHERE claim.resource_id = ANY (CAST(:resources AS uuid[]))
          AND claim.during && tstzrange(slot.starts, slot.ends)
          AND claim.session_id <> ALL (CAST(:sessions AS uuid[]))
        UNION ALL
        SELECT 'AWAY', resource.name, NULL, NULL, NULL, 0, last_day
        FROM adviser_leave JOIN resource ON resource.id = adviser_id
        WHERE adviser_id = ANY (CAST(:resources AS uuid[]))
          AND slot.day BETWEEN first_day AND last_day
        UNION ALL
        SELECT 'CLOSED', venue.name, reason, NULL, NULL, 0, day
        FROM venue_closing JOIN venue ON venue.code = venue_code
        WHERE venue_code = :venue AND venue_closing.day = slot.day) AS clash
      ORDER BY slot.number, clash.why DESC, clash.name
      """
          .formatted(SLOTS);

  private final Resources resources;
  private final Sql sql;

  Claims(Resources resources, Sql sql) {
    this.resources = resources;
    this.sql = sql;
  }

  void lock(Collection<UUID> wanted) {
    resources.lock(wanted);
  }

  /** What stands in the way of these, other than they themselves. */
  List<Clash> clashes(Collection<UUID> wanted, String venue, List<Slot> slots) {
    return bound(CLASHES, wanted, slots).bind("venue", venue).list(Clash.class);
  }

  /**
   * Claims all of it, or refuses and names what it clashes with. What the sessions had before is
   * given back.
   */
  void claim(Collection<UUID> wanted, String venue, List<Slot> slots) {
    resources.lock(wanted);
    sql.of(RELEASE).bind("sessions", sessions(slots)).update();
    refuse(clashes(wanted, venue, slots));
    if (bound(CLAIM, wanted, slots).update() < wanted.size() * slots.size()) {
      refuse(clashes(wanted, venue, slots));
      throw new Conflict(
          "clash", "Somebody else has just taken the room or the adviser. Try again");
    }
  }

  private static void refuse(List<Clash> clashes) {
    if (!clashes.isEmpty()) {
      var told = clashes.stream().limit(MOST_TOLD).map(Clash::words).distinct();
      throw new Conflict(
          "clash",
          told.collect(Collectors.joining(". ")) + ". Choose another time, room or adviser");
    }
  }

  private Sql.Statement bound(String statement, Collection<UUID> wanted, List<Slot> slots) {
    return sql.of(statement)
        .bind("resources", Set.copyOf(wanted))
        .bind("sessions", sessions(slots))
        .bind("starts", TextArray.of(slots, slot -> slot.time().startsAt()))
        .bind("ends", TextArray.of(slots, Slot::until))
        .bind("days", TextArray.of(slots, slot -> slot.time().date()));
  }

  private static String[] sessions(List<Slot> slots) {
    return TextArray.of(slots, Slot::session);
  }
}
