package throughline.bookings.monitoring;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import throughline.platform.core.time.Quarter;
import throughline.platform.database.Sql;
import throughline.platform.database.equality.EthnicGroup;
import throughline.platform.database.equality.OfEquality;

/** Counts answers, where alone they can be read, and keeps what was told of them. */
@ApplicationScoped
class EqualityCounts {
  /** A row that was told, for the first time or otherwise than before. */
  record Changed(String library, long version) {}

  /**
   * Everybody who attended counts once, at the library to which they came most, and by the newest
   * of the answers that were given under any of their records.
   */
  private static final String COUNT =
      """
      WITH came AS (
        SELECT coalesce(merged_into, entrepreneur.id) AS person, library_code,
               count(*) AS times, min(starts_at) AS first
        FROM booking
        JOIN session ON session.id = session_id
        JOIN entrepreneur ON entrepreneur.id = entrepreneur_id
        WHERE status IN ('ATTENDED', 'PARTIAL')
          AND starts_local >= CAST(:from AS date) AND starts_local < CAST(:to AS date)
        GROUP BY 1, 2),
      supported AS (
        SELECT DISTINCT ON (person) person, library_code
        FROM came ORDER BY person, times DESC, first, library_code),
      said AS (
        SELECT library_code, sex IN ('FEMALE', 'MALE') AS sex_known, sex = 'FEMALE' AS is_woman,
               ethnic_group NOT IN ('NOT_ASKED', 'PREFER_NOT_TO_SAY') AS group_known,
               ethnic_group = ANY (CAST(:minorities AS text[])) AS of_minority
        FROM supported
        LEFT JOIN LATERAL (
          SELECT sex, ethnic_group FROM entrepreneur
          JOIN equality_ask ON person_id = id
          JOIN equality.answer USING (token)
          WHERE supported.person IN (id, merged_into)
          ORDER BY given_on DESC, token LIMIT 1) AS answer ON true)
      SELECT library_code AS library, count(*) AS supported,
             count(*) FILTER (WHERE sex_known OR group_known) AS answered,
             count(*) FILTER (WHERE sex_known) AS sex_known,
             count(*) FILTER (WHERE is_woman) AS women,
             count(*) FILTER (WHERE group_known) AS group_known,
             count(*) FILTER (WHERE of_minority) AS minorities,
             count(*) FILTER (WHERE is_woman AND of_minority) AS both,
             count(*) FILTER (WHERE is_woman OR of_minority) AS either
      FROM said GROUP BY library_code ORDER BY library_code
      """;

  /** What was told of a library to which nobody has come any more is told as nothing. */
  private static final String KNOWN =
      "SELECT library FROM equality_count WHERE last_day = :lastDay";

  private static final String TELL =
      """
      INSERT INTO equality_count AS known (library, last_day, version, mapping, supported, answered,
        sex_known, women, group_known, minorities, both_of, either_of)
      SELECT library, CAST(:lastDay AS date), 1, CAST(:mapping AS integer), supported, answered, "sexKnown", women, "groupKnown",
             minorities, "both", "either"
      FROM jsonb_to_recordset(CAST(:told AS jsonb)) AS told (library text, supported bigint,
        answered bigint, "sexKnown" bigint, women bigint, "groupKnown" bigint, minorities bigint,
        "both" bigint, "either" bigint)
      ORDER BY library
      ON CONFLICT ON CONSTRAINT equality_count_pk DO UPDATE SET
        version = known.version + 1, mapping = EXCLUDED.mapping, supported = EXCLUDED.supported,
        answered = EXCLUDED.answered, sex_known = EXCLUDED.sex_known, women = EXCLUDED.women,
        group_known = EXCLUDED.group_known, minorities = EXCLUDED.minorities,
        both_of = EXCLUDED.both_of, either_of = EXCLUDED.either_of
      WHERE (known.mapping, known.supported, known.answered, known.sex_known, known.women,
             known.group_known, known.minorities, known.both_of, known.either_of)
        IS DISTINCT FROM (EXCLUDED.mapping, EXCLUDED.supported, EXCLUDED.answered,
             EXCLUDED.sex_known, EXCLUDED.women, EXCLUDED.group_known, EXCLUDED.minorities,
             EXCLUDED.both_of, EXCLUDED.either_of)
      RETURNING library, version
      """;

  private final Sql sql;
  private final Sql ofEquality;
  private final ObjectMapper json;

  EqualityCounts(Sql sql, @OfEquality Sql ofEquality, ObjectMapper json) {
    this.sql = sql;
    this.ofEquality = ofEquality;
    this.json = json;
  }

  List<Counted> count(Quarter quarter) {
    return ofEquality
        .of(COUNT)
        .bind("from", quarter.first())
        .bind("to", quarter.dayAfter())
        .bind("minorities", EthnicGroup.minorities())
        .list(Counted.class);
  }

  List<String> toldBefore(LocalDate lastDay) {
    return sql.of(KNOWN).bind("lastDay", lastDay).list(String.class);
  }

  /** Those of them that say something else than was told before, or were not told. */
  List<Changed> tell(LocalDate lastDay, List<Disclosure.Told> told) {
    return sql.of(TELL)
        .bind("lastDay", lastDay)
        .bind("mapping", EthnicGroup.MAPPING)
        .bind("told", written(told))
        .list(Changed.class);
  }

  private String written(List<Disclosure.Told> told) {
    try {
      return json.writeValueAsString(told);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("What is told cannot be written", e);
    }
  }
}
