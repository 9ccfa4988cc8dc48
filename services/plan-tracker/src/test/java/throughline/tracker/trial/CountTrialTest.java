package throughline.tracker.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import throughline.platform.testing.TestPostgres;
import throughline.tracker.engine.Bodies;
import throughline.tracker.engine.Engine;
import throughline.tracker.figure.Figure;
import throughline.tracker.figure.FigureSource;
import throughline.tracker.ledger.EngineLock;
import throughline.tracker.log.LogRecord;
import throughline.tracker.measurefile.MeasureText;
import throughline.tracker.trial.ChangedFacts.Scope;

/**
 * A version that is tried comes to what it would have come to had it been there from the start,
 * whatever happens meanwhile, and nobody sees it before it is approved.
 */
class CountTrialTest {

  private static final String HOURS =
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

  private static final String ALL_HOURS =
      HOURS.replace("status: APPROVED", "status: [APPROVED, SUBMITTED]");
  private static final String EVER = HOURS.replaceAll("(?m)^ *- \\{ each: residency.*\\n", "");
  private static final UUID AUTHOR = UUID.fromString("0198e6a0-7c1f-7b52-9d33-000000000001");
  private static final UUID OTHER = UUID.fromString("0198e6a0-7c1f-7b52-9d33-000000000002");

  private final Engine engine = Engine.withMeasures(HOURS);
  private final CountTrial count = new CountTrial(engine.jdbi, engine.measures, engine.clock);

  CountTrialTest() {
    engine.jdbi.useHandle(
        handle -> {
          handle.execute("INSERT INTO person (id, subject) VALUES (?, 'a')", AUTHOR);
          handle.execute("INSERT INTO person (id, subject) VALUES (?, 'b')", OTHER);
        });
  }

  @Test
  void itComesToWhatAFileThatHadItFromTheStartComesTo() {
    var oracle = Engine.withMeasures(second(ALL_HOURS, "some-hours"));
    story(engine);
    story(oracle);
    var trial = propose(ALL_HOURS, "some-hours");
    var seen = engine.figure("some-hours", "2026-01-01", "2027-01-01");

    count.run(trial, done -> {});
    later(engine);
    later(oracle);

    assertEquals(seen + 60, engine.figure("some-hours", "2026-01-01", "2027-01-01"), "unseen");
    assertTrue(engine.rebuild().identical());
    approve(trial);
    assertEquals(digest(oracle), digest(engine));
    assertTrue(engine.rebuild().identical(), "the digest of a rebuild");
    assertEquals(
        oracle.figure("some-hours", "2026-01-01", "2027-01-01"),
        engine.figure("some-hours", "2026-01-01", "2027-01-01"));
    last(engine);
    last(oracle);
    assertEquals(digest(oracle), digest(engine), "what comes after the approval");
  }

  @Test
  void aProcessThatIsKilledLeavesNothingHalfAndTheNextGoesOn() {
    var oracle = Engine.withMeasures(second(ALL_HOURS, "some-hours"));
    story(engine);
    story(oracle);
    var trial = propose(ALL_HOURS, "some-hours");

    int killed = 0;
    while (killsAt(killed + 1, trial)) {
      killed++;
    }

    assertTrue(killed > 4, "killed at " + killed);
    assertTrue(found(trial).isCounted());
    approve(trial);
    assertEquals(digest(oracle), digest(engine));
    assertTrue(engine.rebuild().identical());
  }

  /** Ends the session at the n-th statement that posts, or is told that there is none. */
  private boolean killsAt(int n, UUID trial) {
    engine.jdbi.useHandle(
        handle ->
            handle
                .createScript(
                    """
                    CREATE SEQUENCE writes;
                    CREATE FUNCTION kill_write() RETURNS trigger LANGUAGE plpgsql AS $$
                    BEGIN
                      IF nextval('writes') = %d THEN
                        PERFORM pg_terminate_backend(pg_backend_pid());
                        PERFORM pg_sleep(10);
                      END IF;
                      RETURN NULL;
                    END $$;
                    CREATE TRIGGER kills BEFORE INSERT ON contribution EXECUTE FUNCTION kill_write();
                    CREATE TRIGGER kills AFTER UPDATE ON trial EXECUTE FUNCTION kill_write();
                    """
                        .formatted(n))
                .executeAsSeparateStatements());
    // A pool would hand out what was killed.
    var jdbi = Jdbi.create(engine.url(), TestPostgres.SERVICE_ROLE, TestPostgres.SERVICE_ROLE);
    try {
      new CountTrial(jdbi, engine.measures, engine.clock).run(trial, done -> {});
      return false;
    } catch (RuntimeException killed) {
      return true;
    } finally {
      engine.jdbi.useHandle(
          handle ->
              handle
                  .createScript("DROP FUNCTION kill_write CASCADE; DROP SEQUENCE writes")
                  .executeAsSeparateStatements());
    }
  }

  @Test
  void whatComesInWhileItIsCountedIsCountedOnce() {
    story(engine);
    var trial = propose(ALL_HOURS, "some-hours");
    var beside = new AtomicInteger();

    count.run(
        trial, done -> engine.take(hours("beside" + beside.incrementAndGet(), 1, "SUBMITTED", 7)));

    assertTrue(beside.get() > 2, "steps: " + beside);
    approve(trial);
    assertEquals(
        60 * 3 + 45 + 7L * beside.get(), engine.figure("some-hours", "2026-01-01", "2027-01-01"));
    assertTrue(engine.rebuild().identical());
  }

  @Test
  void theLinesAddUpToTheDifferenceOfEachMonthAndPlace() {
    story(engine);
    var trials = List.of(propose(ALL_HOURS, "some-hours"), propose(EVER, "some-members"));
    trials.forEach(trial -> count.run(trial, done -> {}));

    for (var id : trials) {
      engine.jdbi.useHandle(handle -> assertAddsUp(handle, id));
    }
  }

  private void assertAddsUp(Handle handle, UUID id) {
    var day = LocalDate.parse("2026-07-20");
    var trial = found(id);
    var compare = new CompareFigures(handle, engine.measures(handle), trial, day);
    var comparison = compare.read(CompareFigures.ALL);
    var facts = compare.changed().orElseThrow();
    assertTrue(comparison.monthsThatDiffer() > 0);
    assertTrue(comparison.months().stream().anyMatch(line -> !line.isDifferent()));
    assertTrue(facts.counts(handle).facts(Scope.ALL) > 0);
    var source = FigureSource.of(facts.tried());
    for (var line : comparison.months()) {
      var days = source.contributing(line.tried().period());
      var scope = new Scope(days.from(), days.to(), null, null);
      var lines = facts.some(handle, scope, 1_000, 0);
      assertEquals(
          line.difference(),
          lines.stream().mapToLong(fact -> fact.tried() - fact.today()).sum(),
          line.label());
      assertEquals(lines.size(), facts.counts(handle, scope).facts(scope));
    }
    var days = source.contributing(comparison.headline().tried().period());
    for (var place : comparison.places()) {
      var scope = new Scope(days.from(), days.to(), place.key(), null);
      long amount = facts.counts(handle, scope).amount(scope);
      assertEquals(value(place.tried()) - value(place.today()), amount, place.label());
    }
  }

  private static long value(Figure figure) {
    return figure == null ? 0 : figure.value();
  }

  @Test
  void eachLineSaysWhyTheRuleLeavesItOut() {
    story(engine);
    var trial = propose(HOURS.replace("status: APPROVED", "status: SUBMITTED"), "some-hours");
    count.run(trial, done -> {});

    var lines =
        engine.jdbi.withHandle(
            handle ->
                new CompareFigures(
                        handle,
                        engine.measures(handle),
                        found(trial),
                        LocalDate.parse("2026-07-20"))
                    .changed()
                    .orElseThrow()
                    .some(handle, Scope.ALL, 100, 0));

    assertEquals(
        List.of("New rule: status is approved, not submitted"),
        lines.stream()
            .filter(l -> l.side() == Side.LEFT_OUT)
            .map(ChangedFact::why)
            .distinct()
            .toList());
    assertEquals(
        List.of("Today: status is submitted, not approved"),
        lines.stream()
            .filter(l -> l.side() == Side.COUNTED)
            .map(ChangedFact::why)
            .distinct()
            .toList());
  }

  @Test
  void whoLooksBackSeesWhatWasReportedBefore() {
    story(engine);
    var trial = propose(ALL_HOURS, "some-hours");
    count.run(trial, done -> {});
    engine.on("2026-07-20");
    approve(trial);

    var measures = engine.measures();
    var before = measures.version("some-hours", LocalDate.parse("2026-07-19")).orElseThrow();
    var since = measures.version("some-hours", LocalDate.parse("2026-07-20")).orElseThrow();

    assertEquals(1, before.measure().version());
    assertEquals(2, since.measure().version());
    assertEquals(
        List.of("Version 2 since 20 July 2026", "Version 1 since 1 April 2026"),
        engine.jdbi.withHandle(
            handle ->
                RuleHistory.read(handle, measures, "some-hours", LocalDate.parse("2026-07-20"))
                    .entries()
                    .stream()
                    .map(RuleHistory.Entry::words)
                    .toList()));
  }

  @Test
  void ofTwoTheOneThatWasProposedOnTopOfTheOldRuleIsSupersededAndCleared() {
    story(engine);
    var one = propose(ALL_HOURS, "some-hours");
    var two = propose(HOURS.replace("status: APPROVED", "status: SUBMITTED"), "some-hours");
    count.run(one, done -> {});
    count.run(two, done -> {});
    assertEquals(2, engine.measures().fed().size() - engine.measures().versions().size());
    assertTrue(posted(two) > 0);

    approve(one);
    new ClearTrials(engine.jdbi).run(UUID.randomUUID(), done -> {});

    assertEquals(TrialState.SUPERSEDED, found(two).state());
    assertEquals(0, posted(two));
    assertEquals(engine.measures().versions().size(), engine.measures().fed().size());
    engine.take(hours("after", 1, "SUBMITTED", 5));
    assertEquals(0, posted(two), "and nothing is counted under it any more");
    assertTrue(engine.rebuild().identical());
  }

  @Test
  void oneThatIsSentBackWhileItIsCountedStopsThere() {
    story(engine);
    var trial = propose(ALL_HOURS, "some-hours");

    count.run(trial, done -> sendBack(trial));
    new ClearTrials(engine.jdbi).run(UUID.randomUUID(), done -> {});

    assertFalse(found(trial).isCounted());
    assertEquals(0, posted(trial));
  }

  @Test
  void aRestartKeepsWhatWasApprovedAndWhatIsTriedUntilAFileSaysMore() {
    story(engine);
    var approved = propose(ALL_HOURS, "some-hours");
    var tried = propose(EVER, "some-members");
    count.run(approved, done -> {});
    count.run(tried, done -> {});
    approve(approved);

    engine.register(Engine.measures(HOURS));

    assertEquals(2, version());
    engine.take(hours("after", 1, "SUBMITTED", 5), member("new", null));
    assertEquals(TrialState.WAITING, found(tried).state());
    assertTrue(engine.measures().fed().size() > engine.measures().versions().size());
    var third = HOURS.replace("version: 1", "version: 3").replace("APPROVED", "SUBMITTED");
    engine.register(Engine.measures(third));
    assertEquals(3, version());
    assertEquals(TrialState.SUPERSEDED, found(tried).state(), "its measure has another rule now");
    assertEquals(0, posted(tried));
    assertTrue(engine.rebuild().identical());
  }

  private int version() {
    return engine.measures().find("some-hours").orElseThrow().version();
  }

  /** The same measures, of which one is of version 2. */
  private static String second(String yaml, String measure) {
    return yaml.replaceFirst("(?s)(id: %s\\n.*?)version: 1".formatted(measure), "$1version: 2");
  }

  private UUID propose(String yaml, String id) {
    var measure =
        Engine.measures(second(yaml, id)).stream()
            .filter(each -> each.id().equals(id))
            .findFirst()
            .orElseThrow();
    var trial = UUID.randomUUID();
    engine.jdbi.useTransaction(
        handle ->
            Trials.insert(
                handle,
                new Trials.Proposed(
                    trial,
                    id,
                    ProposeTrial.rule(measure),
                    MeasureText.write(measure),
                    "A test",
                    AUTHOR,
                    engine.clock.instant())));
    return trial;
  }

  private Trial found(UUID trial) {
    return engine.jdbi.withHandle(handle -> Trials.find(handle, trial)).orElseThrow();
  }

  private void approve(UUID trial) {
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

  private void sendBack(UUID trial) {
    engine.jdbi.useTransaction(
        handle ->
            Trials.decide(
                handle,
                Trials.lock(handle, trial).orElseThrow(),
                TrialState.RETURNED,
                new DecideTrial.Decision("A test", OTHER),
                engine.clock.instant()));
  }

  private long posted(UUID trial) {
    return engine.jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT (SELECT count(*) FROM contribution WHERE measure_version_id = :rule)
                         + (SELECT count(*) FROM folded_cell WHERE measure_version_id = :rule)
                    """)
                .bind("rule", found(trial).measureVersionId())
                .mapTo(Long.class)
                .one());
  }

  /** Everything that means something in the ledger and the cells of the measure in force. */
  private static List<String> digest(Engine engine) {
    return engine.jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT concat_ws('|', aggregate, aggregate_id, version, effective_on, place, breakdown, subject,
                                     amount, known_on, reason, detail)
                      FROM contribution JOIN fact USING (fact_id)
                      JOIN measure USING (measure_version_id)
                     WHERE measure = 'some-hours'
                     UNION ALL
                    SELECT concat_ws('|', effective_on, place, breakdown, known_on, sum(amount))
                      FROM cell JOIN measure USING (measure_version_id)
                     WHERE measure = 'some-hours'
                     GROUP BY effective_on, place, breakdown, known_on
                    HAVING sum(amount) <> 0
                     ORDER BY 1
                    """)
                .mapTo(String.class)
                .list());
  }

  /** Months of records with corrections, a version that comes late, and decisions. */
  private static void story(Engine engine) {
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

  private static void later(Engine engine) {
    engine.take(hours(engine, "later", 1, "APPROVED", 60));
  }

  private static void last(Engine engine) {
    engine.take(
        hours(engine, "last", 1, "SUBMITTED", 11), hours(engine, "logged", 2, "REJECTED", 60));
  }

  /** As transactions that came to nothing leave: so the next versions are of another step. */
  private static void gap(Engine engine) {
    engine.jdbi.useHandle(
        handle ->
            handle.execute(
                """
                SELECT setval(pg_get_serial_sequence('fact_version', 'fact_version_id'),
                              (SELECT max(fact_version_id) + 2000 FROM fact_version))
                """));
  }

  private LogRecord hours(String id, int version, String status, int minutes) {
    return hours(engine, id, version, status, minutes);
  }

  private static LogRecord hours(
      Engine engine, String id, int version, String status, int minutes) {
    return engine.record(
        Bodies.HOURS, id, Bodies.hours(version, status, "2026-05-01", String.valueOf(minutes)));
  }

  private LogRecord member(String id, String leftOn) {
    return member(engine, id, leftOn);
  }

  private static LogRecord member(Engine engine, String id, String leftOn) {
    return engine.record(Bodies.MEMBER, id, Bodies.member(1, "2026-04-05", leftOn));
  }
}
