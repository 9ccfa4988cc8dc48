package throughline.tracker.engine.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import throughline.platform.database.Statements;
import throughline.tracker.engine.rule.Frequency;

/**
 * Rolls up what contributions of people change. What a person's financial year was worth before is
 * taken away and what it is worth now is added, so nothing depends on the order in which
 * contributions come, nor on that of what they were known by.
 */
final class RollUpPeople {

  private static final int MOST = 50_000;

  /**
   * All entries of everybody of whom one is new, in the financial years of what is new, person by
   * person. The new ones are taken by their ids alone: that they are people's is asked so that no
   * index answers it, or the planner takes that of all people there ever were where it does not
   * know the last ids yet. The year is written so that no index finds it either: by days it would
   * read a kind's year for each person, where it knows the ledger badly. Whom a roll-up touches is
   * asked for in the order of the index. Under which measures an entry counts is known here: a join
   * for each of a hundred thousand took a third of the time.
   */
  private static final String ROWS =
      """
      WITH touched AS <how> (
        SELECT subject,
               (date_trunc('year', min(effective_on) - interval '3 months') + interval '3 months')::date AS first_day,
               (date_trunc('year', max(effective_on) - interval '3 months') + interval '15 months')::date AS day_after
          FROM entry
         WHERE entry_id > ? AND entry_id <= ? AND length(subject) > 0
         GROUP BY subject
         ORDER BY subject)
      SELECT touched.subject, c.entry_kind_id, c.effective_on, c.place, c.breakdown, c.known_on, c.amount,
             c.entry_id <= ? AS folded
        FROM touched
        JOIN entry AS c
          ON c.subject = touched.subject AND c.subject <> ''
         AND c.effective_on + 0 >= touched.first_day AND c.effective_on + 0 < touched.day_after
       WHERE c.entry_id <= ?
       ORDER BY touched.subject
      """;

  private static final String BREAKDOWNS =
      "SELECT measure_version_id, coalesce(jsonb_array_length(rule -> 'breakdowns'), 0) FROM"
          + " measure_version";

  private static final String ADD =
      """
      INSERT INTO folded_people (measure_version_id, span, part, effective_on, label, known_on, people)
      SELECT measure_version_id, span, part, date '1970-01-01' + effective_on, label, date '1970-01-01' + known_on, people
        FROM unnest(?::integer[], ?::text[], ?::integer[], ?::integer[], ?::text[], ?::integer[], ?::bigint[])
          AS change (measure_version_id, span, part, effective_on, label, known_on, people)
      ON CONFLICT ON CONSTRAINT folded_people_pk DO UPDATE SET people = folded_people.people + EXCLUDED.people
      """;

  private final Statements statements;
  private final EntryKinds kinds;
  private final Map<Integer, Integer> breakdowns = new HashMap<>();
  private final Map<PeopleKey, Long> sums = new HashMap<>();
  private final Map<YearOfMeasure, PersonYear> years = new HashMap<>();
  private String subject;

  private record YearOfMeasure(int measureVersionId, LocalDate firstDay) {}

  private RollUpPeople(Statements statements, EntryKinds kinds) {
    this.statements = statements;
    this.kinds = kinds;
  }

  static void rollUp(Handle handle, long from, long through, RollUpReach reach) {
    var rollUp = new RollUpPeople(Statements.on(handle.getConnection()), EntryKinds.read(handle));
    rollUp.statements.each(BREAKDOWNS, row -> rollUp.breakdowns.put(row.getInt(1), row.getInt(2)));
    rollUp.statements.each(reach.in(ROWS), rollUp::read, from, through, from, through);
    rollUp.finish();
    rollUp.write();
  }

  private void read(ResultSet row) throws SQLException {
    var whose = row.getString(1);
    if (!whose.equals(subject)) {
      finish();
      subject = whose;
    }
    var day = row.getObject(3, LocalDate.class);
    var year = Frequency.YEAR.firstDay(day);
    for (var counted : kinds.kind(row.getInt(2)).counted()) {
      if (counted.person()) {
        years
            .computeIfAbsent(
                new YearOfMeasure(counted.measureVersionId(), year), of -> new PersonYear())
            .add(
                new PersonYear.Row(
                    day,
                    labels(row.getString(4), row.getString(5), counted),
                    row.getObject(6, LocalDate.class),
                    counted.amountOf(row.getLong(7))),
                row.getBoolean(8));
      }
    }
  }

  private List<String> labels(String place, String breakdown, EntryKind.Counted counted) {
    int splits = breakdowns.get(counted.measureVersionId());
    if (splits == 0) {
      return List.of(place);
    }
    var labels = new ArrayList<String>(1 + splits);
    labels.add(place);
    labels.addAll(counted.splitsOf(breakdown));
    return labels;
  }

  private void finish() {
    years.forEach((year, person) -> person.changes(year.measureVersionId(), this::add));
    years.clear();
    if (sums.size() > MOST) {
      write();
    }
  }

  /** A sum of 0 stays: it says that somebody came on that day, and somebody else went. */
  private void add(PeopleKey key, long change) {
    if (change != 0) {
      sums.merge(key, change, Long::sum);
    }
  }

  private void write() {
    var keys = sums.keySet().toArray(PeopleKey[]::new);
    Arrays.sort(keys);
    statements.update(
        ADD,
        numbers(keys, PeopleKey::measureVersionId),
        texts(keys, key -> key.span().name()),
        numbers(keys, PeopleKey::part),
        numbers(keys, key -> (int) key.effectiveOn().toEpochDay()),
        texts(keys, PeopleKey::label),
        numbers(keys, key -> (int) key.knownOn().toEpochDay()),
        Stream.of(keys).mapToLong(sums::get).toArray());
    sums.clear();
  }

  private static int[] numbers(PeopleKey[] keys, ToIntFunction<PeopleKey> part) {
    return Stream.of(keys).mapToInt(part).toArray();
  }

  private static String[] texts(PeopleKey[] keys, Function<PeopleKey, String> part) {
    return Stream.of(keys).map(part).toArray(String[]::new);
  }

  /** How many entries a roll-up takes at once, which says how it is to find them. */
  enum RollUpReach {
    SLICE("MATERIALIZED"),

    ALL("NOT MATERIALIZED");

    private final String asPartOfStatement;

    RollUpReach(String asPartOfStatement) {
      this.asPartOfStatement = asPartOfStatement;
    }

    String in(String sql) {
      return sql.replace("<how>", asPartOfStatement);
    }
  }
}
