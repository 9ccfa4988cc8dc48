package throughline.bookings.imports;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import throughline.bookings.imports.ImportedRow.SessionKey;
import throughline.platform.database.Sql;
import throughline.platform.database.TextArray;

/** The statements by which sessions and bookings of a file come in, each for all rows. */
@ApplicationScoped
class TakenRows {
  record NameAt(UUID session, String name) {}

  /**
   * The sessions of a file.
   *
   * @param ids of each the one that it is here
   * @param before those that were here before the file
   */
  record FileSessions(Map<SessionKey, UUID> ids, Collection<UUID> before) {
    UUID of(ImportedRow row) {
      return ids.get(row.session());
    }
  }

  private record Found(UUID id, String title, String venueCode, LocalDateTime startsLocal) {
    SessionKey key() {
      return SessionKey.of(title, venueCode, startsLocal);
    }
  }

  /** Two files that name one new session make one of it. */
  private static final String ONE_AT_A_TIME = "SELECT pg_advisory_xact_lock(20261218) IS NULL";

  private static final String LOCK_THERE =
      """
      SELECT session.id, title, session.venue_code, starts_local FROM session
      JOIN unnest(CAST(:venues AS text[]), CAST(:starts AS timestamp[])) AS named (venue, start)
        ON session.venue_code = named.venue AND starts_local = named.start
      WHERE cancelled_at IS NULL ORDER BY session.id FOR NO KEY UPDATE OF session
      """;

  private static final String ADD_SESSIONS =
      """
      INSERT INTO session (id, version, title, venue_code, venue_kind, venue_decile, library_code, delivery,
                           starts_local, zone, minutes, starts_at, ends_at, closes_at, capacity, opened_by, opened_at)
      SELECT named.id, 1, named.title, venue.code, venue.kind, imd_decile, library_code,
             CASE venue.kind WHEN 'ONLINE' THEN 'ONLINE' ELSE 'IN_PERSON' END,
             named.start, 'Europe/London', named.minutes, named.starts_at, named.ends_at, named.starts_at,
             named.capacity, :by, :now
      FROM unnest(CAST(:ids AS uuid[]), CAST(:titles AS text[]), CAST(:venues AS text[]), CAST(:starts AS timestamp[]),
                  CAST(:minutes AS int[]), CAST(:starts_at AS timestamptz[]), CAST(:ends_at AS timestamptz[]),
                  CAST(:capacities AS int[]))
        AS named (id, title, venue, start, minutes, starts_at, ends_at, capacity)
      JOIN venue ON venue.code = named.venue
      """;

  private static final String NAMES_AT =
      """
      SELECT session_id AS session, display_name AS name FROM booking
      JOIN person_details ON person_id = entrepreneur_id
      WHERE session_id = ANY (CAST(:sessions AS uuid[])) AND cancelled_at IS NULL
      """;

  private static final String BOOK =
      """
      INSERT INTO booking (id, version, session_id, entrepreneur_id, status, minutes, channel, booked_at,
                           recorded_by, recorded_at, cancelled_at)
      SELECT named.id, 1, named.session, named.person, named.status, named.minutes, 'STAFF', least(:now, starts_at),
             CASE WHEN named.recorded THEN CAST(:by AS uuid) END,
             CASE WHEN named.recorded THEN CAST(:now AS timestamptz) END,
             CASE WHEN NOT named.live THEN least(CAST(:now AS timestamptz), starts_at) END
      FROM unnest(CAST(:ids AS uuid[]), CAST(:sessions AS uuid[]), CAST(:persons AS uuid[]), CAST(:statuses AS text[]),
                  CAST(:minutes AS int[]), CAST(:recorded AS boolean[]), CAST(:live AS boolean[]))
        AS named (id, session, person, status, minutes, recorded, live)
      JOIN session ON session.id = named.session
      ORDER BY named.id
      ON CONFLICT DO NOTHING
      RETURNING id
      """;

  private static final String COUNT_PLACES =
      """
      UPDATE session SET taken = live.bookings, capacity = greatest(capacity, live.bookings)
      FROM (SELECT session_id, CAST(count(*) AS int) AS bookings FROM booking
            WHERE session_id = ANY (CAST(:sessions AS uuid[])) AND cancelled_at IS NULL
            GROUP BY session_id) AS live
      WHERE session.id = live.session_id
      """;

  private static final int FEWEST_PLACES = 12;

  private final Sql sql;

  TakenRows(Sql sql) {
    this.sql = sql;
  }

  void oneAtATime() {
    sql.of(ONE_AT_A_TIME).one(Boolean.class);
  }

  /** Locks the sessions of the rows that there are, and adds the others. */
  FileSessions sessions(List<ImportedRow> rows, UUID by, Instant now) {
    var first = new LinkedHashMap<SessionKey, ImportedRow>();
    rows.forEach(row -> first.putIfAbsent(row.session(), row));
    var keys = List.copyOf(first.keySet());
    var ids = new HashMap<SessionKey, UUID>();
    sql
        .of(LOCK_THERE)
        .bind("venues", TextArray.of(keys, SessionKey::venue))
        .bind("starts", TextArray.of(keys, SessionKey::start))
        .list(Found.class)
        .stream()
        .filter(found -> first.containsKey(found.key()))
        .forEach(found -> ids.putIfAbsent(found.key(), found.id()));
    var before = new HashSet<>(ids.values());
    var added = first.values().stream().filter(row -> !ids.containsKey(row.session())).toList();
    added.forEach(row -> ids.put(row.session(), UUID.randomUUID()));
    add(added, ids, rows, by, now);
    return new FileSessions(ids, before);
  }

  private void add(
      List<ImportedRow> added,
      Map<SessionKey, UUID> ids,
      List<ImportedRow> rows,
      UUID by,
      Instant now) {
    var people =
        rows.stream().collect(Collectors.groupingBy(ImportedRow::session, Collectors.counting()));
    sql.of(ADD_SESSIONS)
        .bind("ids", TextArray.of(added, row -> ids.get(row.session())))
        .bind("titles", TextArray.of(added, ImportedRow::title))
        .bind("venues", TextArray.of(added, row -> row.session().venue()))
        .bind("starts", TextArray.of(added, row -> row.session().start()))
        .bind("minutes", TextArray.of(added, row -> row.time().minutes()))
        .bind("starts_at", TextArray.of(added, row -> row.time().startsAt()))
        .bind("ends_at", TextArray.of(added, row -> row.time().endsAt()))
        .bind(
            "capacities",
            TextArray.of(added, row -> Math.max(FEWEST_PLACES, people.get(row.session()))))
        .bind("by", by)
        .bind("now", now)
        .update();
  }

  List<NameAt> namesAt(Collection<UUID> sessions) {
    return sql.of(NAMES_AT).bind("sessions", sessions).list(NameAt.class);
  }

  /**
   * Books and counts the places; one whose person is somewhere else at that time is left out.
   *
   * @param persons of each row whose it is
   * @return of each row that was taken its booking
   */
  Map<Integer, UUID> book(
      List<ImportedRow> rows, FileSessions sessions, List<UUID> persons, UUID by, Instant now) {
    var ids = rows.stream().map(row -> UUID.randomUUID()).toList();
    var booked =
        new HashSet<>(
            sql.of(BOOK)
                .bind("ids", ids)
                .bind("sessions", TextArray.of(rows, sessions::of))
                .bind("persons", persons)
                .bind("statuses", TextArray.of(rows, ImportedRow::status))
                .bind("minutes", TextArray.of(rows, ImportedRow::minutes))
                .bind("recorded", TextArray.of(rows, ImportedRow::recorded))
                .bind("live", TextArray.of(rows, ImportedRow::live))
                .bind("by", by)
                .bind("now", now)
                .list(UUID.class));
    sql.of(COUNT_PLACES).bind("sessions", sessions.ids().values()).update();
    var taken = new LinkedHashMap<Integer, UUID>();
    for (int i = 0; i < rows.size(); i++) {
      if (booked.contains(ids.get(i))) {
        taken.put(rows.get(i).row().number(), ids.get(i));
      }
    }
    return taken;
  }
}
