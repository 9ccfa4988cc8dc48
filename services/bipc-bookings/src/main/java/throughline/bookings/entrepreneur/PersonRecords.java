package throughline.bookings.entrepreneur;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import throughline.platform.core.permission.Places;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.database.Sql;
import throughline.platform.database.merge.Merges;

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

  private static final String PAIRS = Merges.pairsOf(SHOWN);

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

  private Sql.Statement at(String statement, Places places) {
    return sql.of(statement).bind("everywhere", places.all()).bind("places", places.codes());
  }
}
