package throughline.tracker.rulechange;

import java.util.List;
import java.util.UUID;
import throughline.tracker.engine.Bodies;
import throughline.tracker.engine.Engine;
import throughline.tracker.engine.ledger.EngineLock;
import throughline.tracker.engine.log.LogRecord;
import throughline.tracker.engine.measurefile.MeasureText;

/** An engine with two measures, of which new versions are proposed, tried and approved. */
abstract class TrialEngine {

  static final String HOURS =
      """
      measures:
        - id: some-hours
          title: Some hours
          outcomes: [3.3-o1]
          kind: flow-sum
          unit: minutes
          polarity: higher
          version: 1
          definition: Hours that were approved.
          from: hours-entry
          when: { status: APPROVED }
          each: days
          date: days.date
          value: days.minutes
          place: library
        - id: some-members
          title: Some members
          outcomes: [1.1-o4]
          kind: stock
          unit: people
          polarity: higher
          version: 1
          definition: Members.
          from: member
          when: { recordState: VALID }
          spells:
            - { each: membership, when: { status: ACTIVE } }
            - { each: residency, when: { state: IN_COUNTY } }
          place: enrolledAt
      """;

  static final String ALL_HOURS =
      HOURS.replace("status: APPROVED", "status: [APPROVED, SUBMITTED]");
  static final String EVER = HOURS.replaceAll("(?m)^ *- \\{ each: residency.*\\n", "");
  static final UUID AUTHOR = UUID.fromString("0198e6a0-7c1f-7b52-9d33-000000000001");
  static final UUID OTHER = UUID.fromString("0198e6a0-7c1f-7b52-9d33-000000000002");

  final Engine engine = Engine.withMeasures(HOURS);
  final CountTrial count = new CountTrial(engine.jdbi, engine.measures, engine.clock);

  TrialEngine() {
    engine.jdbi.useHandle(
        handle -> {
          handle.execute("INSERT INTO person (id, subject) VALUES (?, 'a')", AUTHOR);
          handle.execute("INSERT INTO person (id, subject) VALUES (?, 'b')", OTHER);
        });
  }

  /** The same measures, of which one is of version 2. */
  static String second(String yaml, String measure) {
    return yaml.replaceFirst("(?s)(id: %s\\n.*?)version: 1".formatted(measure), "$1version: 2");
  }

  /** Proposes a second version. */
  UUID propose(String yaml, String id) {
    return add(second(yaml, id), id);
  }

  /** Proposes a measure under the number that it has in the file. */
  UUID add(String yaml, String id) {
    var measure =
        Engine.measures(yaml).stream()
            .filter(each -> each.id().equals(id))
            .findFirst()
            .orElseThrow();
    var trial = UUID.randomUUID();
    engine.jdbi.useTransaction(
        handle ->
            Trials.insert(
                handle,
                trial,
                new ProposeTrial.Proposal(measure, MeasureText.write(measure), "A test", null),
                AUTHOR,
                engine.clock.instant()));
    return trial;
  }

  Trial found(UUID trial) {
    return engine.jdbi.withHandle(handle -> Trials.find(handle, trial)).orElseThrow();
  }

  void approve(UUID trial) {
    engine.jdbi.useTransaction(
        handle -> {
          EngineLock.own(handle);
          DecideTrial.putInForce(
              handle,
              Trials.lock(handle, trial).orElseThrow(),
              new DecideTrial.Decision("A test", OTHER),
              engine.clock.instant());
        });
  }

  void sendBack(UUID trial) {
    engine.jdbi.useTransaction(
        handle ->
            Trials.decide(
                handle,
                Trials.lock(handle, trial).orElseThrow(),
                Trial.TrialState.RETURNED,
                new DecideTrial.Decision("A test", OTHER),
                engine.clock.instant()));
  }

  long posted(UUID trial) {
    return engine.jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT (SELECT count(*) FROM contribution WHERE measure_version_id = :rule)
                         + (SELECT count(*) FROM rolled_up_cell WHERE measure_version_id = :rule)
                    """)
                .bind("rule", found(trial).measureVersionId())
                .mapTo(Long.class)
                .one());
  }

  /** Everything that means something in the ledger and the cells of the measure in force. */
  static List<String> digest(Engine engine) {
    engine.rollUp();
    return engine.jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT concat_ws('|', aggregate, aggregate_id, contribution.version, effective_on, place, breakdown, subject,
                                     amount, known_on, reason, detail)
                      FROM contribution JOIN fact USING (fact_id)
                      JOIN measure USING (measure_version_id)
                     WHERE measure = 'some-hours'
                     UNION ALL
                    SELECT concat_ws('|', part, label, effective_on, known_on, amount)
                      FROM rolled_up_cell JOIN measure USING (measure_version_id)
                     WHERE measure = 'some-hours'
                     ORDER BY 1
                    """)
                .mapTo(String.class)
                .list());
  }

  /** Months of records with corrections, a version that comes late, and decisions. */
  static void story(Engine engine) {
    engine.on("2026-05-10").take(hours(engine, "approved", 1, "APPROVED", 60));
    engine.take(hours(engine, "logged", 1, "SUBMITTED", 60), member(engine, "stayed", null));
    gap(engine);
    engine.on("2026-06-01").take(hours(engine, "corrected", 2, "APPROVED", 30));
    engine.take(
        hours(engine, "corrected", 1, "SUBMITTED", 20), member(engine, "left", "2026-04-20"));
    gap(engine);
    engine.on("2026-06-02").take(hours(engine, "corrected", 3, "APPROVED", 45));
    engine.take(hours(engine, "excluded", 1, "SUBMITTED", 500));
    engine.take(hours(engine, "back", 1, "SUBMITTED", 60));
    engine.decide("hours-entry", "excluded", true, "of a test");
    engine.decide("hours-entry", "back", true, "of a test");
    gap(engine);
    engine.on("2026-07-20").take(hours(engine, "excluded", 2, "APPROVED", 600));
    engine.decide("hours-entry", "back", false, "of a test");
  }

  static void later(Engine engine) {
    engine.take(hours(engine, "later", 1, "APPROVED", 60));
  }

  static void last(Engine engine) {
    engine.take(
        hours(engine, "last", 1, "SUBMITTED", 11), hours(engine, "logged", 2, "REJECTED", 60));
  }

  /** As transactions that came to nothing leave: so the next versions are of another step. */
  static void gap(Engine engine) {
    engine.jdbi.useHandle(
        handle ->
            handle.execute(
                """
                SELECT setval(pg_get_serial_sequence('fact_version', 'fact_version_id'),
                              (SELECT max(fact_version_id) + 2000 FROM fact_version))
                """));
  }

  LogRecord hours(String id, int version, String status, int minutes) {
    return hours(engine, id, version, status, minutes);
  }

  static LogRecord hours(Engine engine, String id, int version, String status, int minutes) {
    return engine.record(
        Bodies.HOURS, id, Bodies.hours(version, status, "2026-05-01", String.valueOf(minutes)));
  }

  LogRecord member(String id, String leftOn) {
    return member(engine, id, leftOn);
  }

  static LogRecord member(Engine engine, String id, String leftOn) {
    return engine.record(Bodies.MEMBER, id, Bodies.member(1, "2026-04-05", leftOn));
  }
}
