package throughline.tracker.engine.ledger;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.generic.GenericType;
import throughline.tracker.engine.rule.Frequency;

/**
 * Rolls up what contributions of people change. What a person's financial year was worth before is
 * taken away and what it is worth now is added, so nothing depends on the order in which
 * contributions come, nor on that of what they were known by.
 */
final class RollUpPeople {

  private static final int MOST = 50_000;

  /** Memory does not grow with the number of entries. */
  private static final int ROWS_AT_ONCE = 5_000;

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
         WHERE entry_id > :from AND entry_id <= :through AND length(subject) > 0
         GROUP BY subject
         ORDER BY subject)
      SELECT touched.subject, c.entry_kind_id, c.effective_on, c.place, c.breakdown, c.known_on, c.amount,
             c.entry_id <= :from AS rolled_up
        FROM touched
        JOIN entry AS c
          ON c.subject = touched.subject AND c.subject <> ''
         AND c.effective_on + 0 >= touched.first_day AND c.effective_on + 0 < touched.day_after
       WHERE c.entry_id <= :through
       ORDER BY touched.subject
      """;

  private static final String BREAKDOWNS =
      """
      SELECT measure_version_id, coalesce(jsonb_array_length(rule -> 'breakdowns'), 0) AS breakdowns FROM measure_version
      """;

  private static final String ADD =
      """
      INSERT INTO rolled_up_people (measure_version_id, span, part, effective_on, label, known_on, people)
      SELECT measure_version_id, span, part, date '1970-01-01' + effective_on, label, date '1970-01-01' + known_on, people
        FROM unnest(:rules, :spans, :parts, :effective, :labels, :known, :people)
          AS change (measure_version_id, span, part, effective_on, label, known_on, people)
      ON CONFLICT ON CONSTRAINT rolled_up_people_pk DO UPDATE SET people = rolled_up_people.people + EXCLUDED.people
      """;

  private record Row(
      String subject,
      int entryKindId,
      LocalDate effectiveOn,
      String place,
      String breakdown,
      LocalDate knownOn,
      long amount,
      boolean rolledUp) {}

  private final Handle handle;
  private final EntryKinds kinds;
  private final Map<Integer, Integer> breakdowns;
  private final Map<PeopleKey, Long> sums = new HashMap<>();
  private final Map<YearOfMeasure, PersonYear> years = new HashMap<>();
  private String subject;

  private record YearOfMeasure(int measureVersionId, LocalDate firstDay) {}

  private RollUpPeople(Handle handle) {
    this.handle = handle;
    this.kinds = EntryKinds.read(handle);
    this.breakdowns =
        handle
            .createQuery(BREAKDOWNS)
            .setMapKeyColumn("measure_version_id")
            .setMapValueColumn("breakdowns")
            .collectInto(new GenericType<Map<Integer, Integer>>() {});
  }

  static void rollUp(Handle handle, long from, long through, RollUpReach reach) {
    var rollUp = new RollUpPeople(handle);
    handle
        .createQuery(ROWS)
        .define("how", reach.asPartOfStatement)
        .bind("from", from)
        .bind("through", through)
        .setFetchSize(ROWS_AT_ONCE)
        .mapTo(Row.class)
        .forEach(rollUp::read);
    rollUp.finish();
    rollUp.write();
  }

  private void read(Row row) {
    if (!row.subject().equals(subject)) {
      finish();
      subject = row.subject();
    }
    var year = Frequency.YEAR.firstDay(row.effectiveOn());
    for (var counted : kinds.kind(row.entryKindId()).counted()) {
      if (counted.person()) {
        years
            .computeIfAbsent(
                new YearOfMeasure(counted.measureVersionId(), year), of -> new PersonYear())
            .add(
                new PersonYear.Row(
                    row.effectiveOn(),
                    labels(row.place(), row.breakdown(), counted),
                    row.knownOn(),
                    counted.amountOf(row.amount())),
                row.rolledUp());
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
    var keys = sums.keySet().stream().sorted().toList();
    handle
        .createUpdate(ADD)
        .bindArray("rules", Integer.class, of(keys, PeopleKey::measureVersionId))
        .bindArray("spans", String.class, of(keys, key -> key.span().name()))
        .bindArray("parts", Integer.class, of(keys, PeopleKey::part))
        .bindArray(
            "effective", Integer.class, of(keys, key -> (int) key.effectiveOn().toEpochDay()))
        .bindArray("labels", String.class, of(keys, PeopleKey::label))
        .bindArray("known", Integer.class, of(keys, key -> (int) key.knownOn().toEpochDay()))
        .bindArray("people", Long.class, of(keys, sums::get))
        .execute();
    sums.clear();
  }

  private static <T> List<T> of(List<PeopleKey> keys, Function<PeopleKey, T> part) {
    return keys.stream().map(part).toList();
  }

  /** How many entries a roll-up takes at once, which says how it is to find them. */
  enum RollUpReach {
    SLICE("MATERIALIZED"),

    ALL("NOT MATERIALIZED");

    private final String asPartOfStatement;

    RollUpReach(String asPartOfStatement) {
      this.asPartOfStatement = asPartOfStatement;
    }
  }
}
