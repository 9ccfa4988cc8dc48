package throughline.tracker.ledger;

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

/**
 * Folds what contributions of people change. What a person's financial year was worth before is
 * taken away and what it is worth now is added, so nothing depends on the order in which
 * contributions come, nor on that of what they were known by.
 */
final class FoldPeople {

  /** Sums that are kept in memory before they are written. */
  private static final int MOST = 50_000;

  /**
   * All contributions of everybody of whom one is new, person by person and year by year. The new
   * ones are taken by their ids alone: that they are people's is asked so that no index answers it,
   * or the planner takes that of all people there ever were where it does not know the last ids
   * yet. The year is written so that no index finds it either: by days it would read a measure's
   * year for each person, where it knows the ledger badly. Whom a fold touches is asked for in the
   * order of the index.
   */
  private static final String ROWS =
      """
      WITH news AS <how> (
        SELECT entry_kind_id, subject, effective_on
          FROM entry
         WHERE entry_id > ? AND entry_id <= ? AND length(subject) > 0),
      touched AS MATERIALIZED (
        SELECT DISTINCT measure_version_id, subject, date_part('year', effective_on - interval '3 months') AS year
          FROM news
          JOIN entry_kind_measure USING (entry_kind_id)
         WHERE person
         ORDER BY measure_version_id, subject, year)
      SELECT touched.measure_version_id, touched.subject, touched.year, c.effective_on, c.place,
             splits_of(c.breakdown, m.splits), c.known_on, amount_of(c.amount, m.once),
             c.entry_id <= ? AS folded
        FROM touched
        JOIN entry AS c
          ON c.subject = touched.subject AND c.subject <> ''
         AND date_part('year', c.effective_on - interval '3 months') = touched.year
        JOIN entry_kind_measure AS m
          ON m.measure_version_id = touched.measure_version_id AND m.entry_kind_id = c.entry_kind_id AND m.person
       WHERE c.entry_id <= ?
       ORDER BY touched.measure_version_id, touched.subject, touched.year
      """;

  private static final String BREAKDOWNS =
      "SELECT measure_version_id, coalesce(jsonb_array_length(rule -> 'breakdowns'), 0) FROM measure_version";

  /** Days come as numbers: neither side writes or reads a hundred thousand of them as text. */
  private static final String ADD =
      """
      INSERT INTO folded_people (measure_version_id, span, part, effective_on, label, known_on, people)
      SELECT measure_version_id, span, part, date '1970-01-01' + effective_on, label, date '1970-01-01' + known_on, people
        FROM unnest(?::integer[], ?::text[], ?::integer[], ?::integer[], ?::text[], ?::integer[], ?::bigint[])
          AS change (measure_version_id, span, part, effective_on, label, known_on, people)
      ON CONFLICT ON CONSTRAINT folded_people_pk DO UPDATE SET people = folded_people.people + EXCLUDED.people
      """;

  private final Statements statements;
  private final Map<Integer, Integer> breakdowns = new HashMap<>();
  private final Map<PeopleKey, Long> sums = new HashMap<>();
  private Person person;
  private PersonYear before = new PersonYear();
  private PersonYear now = new PersonYear();

  private record Person(int measureVersionId, String subject, int year) {}

  private FoldPeople(Statements statements) {
    this.statements = statements;
  }

  /** Folds the entries after one up to another; all before them are folded. */
  static void fold(Handle handle, long from, long through, FoldReach reach) {
    var fold = new FoldPeople(Statements.on(handle.getConnection()));
    fold.statements.each(BREAKDOWNS, row -> fold.breakdowns.put(row.getInt(1), row.getInt(2)));
    fold.statements.each(reach.in(ROWS), fold::read, from, through, from, through);
    fold.finish();
    fold.write();
  }

  private void read(ResultSet row) throws SQLException {
    var whose = new Person(row.getInt(1), row.getString(2), row.getInt(3));
    if (!whose.equals(person)) {
      finish();
      person = whose;
    }
    var contribution =
        new PersonYear.Row(
            row.getObject(4, LocalDate.class),
            labels(row.getString(5), row.getString(6), breakdowns.get(whose.measureVersionId())),
            row.getObject(7, LocalDate.class),
            row.getLong(8));
    now.add(contribution);
    if (row.getBoolean(9)) {
      before.add(contribution);
    }
  }

  private static List<String> labels(String place, String breakdown, int breakdowns) {
    var labels = new ArrayList<String>(1 + breakdowns);
    labels.add(place);
    if (breakdowns > 0) {
      labels.addAll(List.of(breakdown.split("\\|", -1)));
    }
    return labels;
  }

  private void finish() {
    if (person == null) {
      return;
    }
    if (before.isEmpty()) {
      now.changes(person.measureVersionId(), this::add);
    } else {
      addWhatDiffers();
    }
    now = new PersonYear();
    before = new PersonYear();
    if (sums.size() > MOST) {
      write();
    }
  }

  private void addWhatDiffers() {
    var changed = new HashMap<PeopleKey, Long>();
    now.changes(person.measureVersionId(), (key, change) -> changed.merge(key, change, Long::sum));
    before.changes(
        person.measureVersionId(), (key, change) -> changed.merge(key, -change, Long::sum));
    changed.forEach(this::add);
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
}
