package throughline.bookings.entrepreneur;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import throughline.platform.core.permission.Places;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.database.Sql;

/** The records of people as staff see them: those who booked at their places. */
@ApplicationScoped
class PersonRecords {
  /**
   * One record that remains.
   *
   * @param account whether the person signs in
   */
  record PersonRecord(UUID id, String name, String email, String phone, boolean account) {
    /** Hides who it is from any log that this object slips into. */
    @Override
    public String toString() {
      return "PersonRecord " + id;
    }
  }

  /** Two records that may be one person. */
  record Pair(PersonRecord one, PersonRecord other) {
    public String why() {
      if (one.email() != null && one.email().equalsIgnoreCase(other.email())) {
        return "The same email address";
      }
      return one.phone() != null && one.phone().equals(other.phone())
          ? "The same phone number"
          : "Names that are alike";
    }

    /** As it is in an address: in either order the same. */
    public String path() {
      return "/people/%s/same-as/%s".formatted(one.id(), other.id());
    }
  }

  /** A record that was merged into another. */
  record Merged(UUID merge, UUID gone, String name, String reason, Instant mergedAt) {}

  private static final String SHOWN =
      """
      SELECT entrepreneur.id, display_name AS name, email_address AS email, phone,
             subject IS NOT NULL AS account
      FROM entrepreneur
      JOIN person ON person.id = entrepreneur.id
      JOIN person_details ON person_id = person.id
      WHERE merged_into IS NULL AND (:everywhere OR EXISTS (
        SELECT FROM booking JOIN session ON session.id = session_id
        WHERE entrepreneur_id = entrepreneur.id AND library_code = ANY (:places)))
      """;

  private static final String ONE = SHOWN + "AND entrepreneur.id = :id";

  private static final String FIND =
      SHOWN
          + """
          AND (position(lower(:sought) IN lower(display_name)) > 0 OR lower(email_address) = lower(:sought)
               OR phone = regexp_replace(:sought, '[^0-9+]', '', 'g'))
          ORDER BY lower(display_name), entrepreneur.id LIMIT :most
          """;

  /**
   * Names are compared only where the last word is the same and the first begins alike, and not of
   * two who both sign in: so it stays a join by what is equal, however many people there are.
   */
  private static final String PAIRS =
      """
      WITH shown AS (
        SELECT *, lower(email) AS mailbox,
               left(lower(name), 1) || regexp_replace(lower(name), '^.*[[:space:]]', '') AS outline
        FROM (%s) AS record),
      alike AS (
        SELECT a.id AS low, b.id AS high, 3 AS strength
        FROM shown a JOIN shown b ON a.mailbox = b.mailbox AND a.id < b.id
        UNION ALL
        SELECT a.id, b.id, 2 FROM shown a JOIN shown b ON a.phone = b.phone AND a.id < b.id
        UNION ALL
        SELECT a.id, b.id, similarity(a.name, b.name)
        FROM shown a JOIN shown b ON a.outline = b.outline AND a.id < b.id
        WHERE NOT (a.account AND b.account) AND similarity(a.name, b.name) >= 0.5),
      pair AS (
        SELECT low, high, row_number() OVER (ORDER BY max(strength) DESC, low, high) AS number
        FROM alike
        WHERE NOT EXISTS (SELECT FROM two_people WHERE low_id = low AND high_id = high)
        GROUP BY low, high ORDER BY number LIMIT :most)
      SELECT id, name, email, phone, account FROM shown JOIN pair ON id IN (low, high)
      ORDER BY number, id
      """
          .formatted(SHOWN);

  private static final String MERGED =
      """
      SELECT entrepreneur_merge.id AS merge, gone_id AS gone, display_name AS name, reason, merged_at
      FROM entrepreneur_merge
      JOIN entrepreneur ON entrepreneur.id = gone_id
      LEFT JOIN person_details ON person_id = gone_id
      WHERE merged_into = :id AND undone_at IS NULL
      ORDER BY merged_at, entrepreneur_merge.id
      """;

  private static final String ALL_OF =
      "SELECT id FROM entrepreneur WHERE id = :id OR merged_into = :id ORDER BY id";

  private static final String TWO_PEOPLE =
      """
      INSERT INTO two_people (low_id, high_id, decided_by, decided_at)
      VALUES (least(CAST(:one AS uuid), :other), greatest(CAST(:one AS uuid), :other), :by, :now)
      ON CONFLICT DO NOTHING
      """;

  static final int MOST = 50;

  private final Sql sql;

  PersonRecords(Sql sql) {
    this.sql = sql;
  }

  PersonRecord one(UUID id, Places places) {
    return at(ONE, places)
        .bind("id", id)
        .first(PersonRecord.class)
        .orElseThrow(() -> new NotFound("person with this number"));
  }

  List<PersonRecord> find(String sought, Places places) {
    return at(FIND, places).bind("sought", sought).bind("most", MOST).list(PersonRecord.class);
  }

  /** The likeliest pairs, which are two lines each. */
  List<Pair> pairs(Places places) {
    var rows = at(PAIRS, places).bind("most", MOST).list(PersonRecord.class);
    return IntStream.range(0, rows.size() / 2)
        .mapToObj(i -> new Pair(rows.get(2 * i), rows.get(2 * i + 1)))
        .toList();
  }

  List<Merged> mergedInto(UUID id) {
    return sql.of(MERGED).bind("id", id).list(Merged.class);
  }

  /** The record itself and those that were merged into it. */
  Collection<UUID> allOf(UUID id) {
    return sql.of(ALL_OF).bind("id", id).list(UUID.class);
  }

  void areTwo(UUID one, UUID other, UUID by, Instant now) {
    sql.of(TWO_PEOPLE)
        .bind("one", one)
        .bind("other", other)
        .bind("by", by)
        .bind("now", now)
        .update();
  }

  private Sql.Statement at(String statement, Places places) {
    return sql.of(statement).bind("everywhere", places.all()).bind("places", places.codes());
  }
}
