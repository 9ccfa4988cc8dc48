package throughline.tracker.rulechange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import throughline.platform.database.JdbiProducer;
import throughline.platform.testing.TestPostgres;
import throughline.tracker.engine.Engine;
import throughline.tracker.engine.measurefile.BadMeasureFile;
import throughline.tracker.engine.rebuild.ImportMeasures;
import throughline.tracker.engine.rule.Measure;

/**
 * A version that is tried comes to what it would have come to had it been there from the start,
 * whatever happens meanwhile, and nobody sees it before it is approved.
 */
class CountTrialTest extends TrialEngine {

  private static final LocalDate DAY = LocalDate.parse("2026-04-01");
  private static final List<Measure> ONLY_MEMBERS = Engine.measures(HOURS).subList(1, 2);

  private static final String SHARE =
      """
        - id: some-share
          title: Some share
          outcomes: [1.1-o4]
          kind: ratio
          unit: percent
          polarity: higher
          version: 1
          definition: A share.
          numerator: some-hours
          denominator: some-members
      """;

  private static final String WORDS =
      """
        - id: some-words
          title: Some words
          outcomes: [1.1-o4]
          kind: manual
          unit: judgement
          polarity: higher
          version: 1
          definition: Judged in words.
      """;

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
                    CREATE TRIGGER kills BEFORE INSERT ON entry EXECUTE FUNCTION kill_write();
                    CREATE TRIGGER kills AFTER UPDATE ON trial EXECUTE FUNCTION kill_write();
                    """
                        .formatted(n))
                .executeAsSeparateStatements());
    // A pool would hand out what was killed.
    var jdbi =
        JdbiProducer.configured(
            Jdbi.create(engine.url(), TestPostgres.SERVICE_ROLE, TestPostgres.SERVICE_ROLE));
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

    assertEquals(Trial.TrialState.SUPERSEDED, found(two).state());
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
    assertEquals(Trial.TrialState.WAITING, found(tried).state());
    assertTrue(engine.measures().fed().size() > engine.measures().versions().size());
    var third = HOURS.replace("version: 1", "version: 3").replace("APPROVED", "SUBMITTED");
    engine.register(Engine.measures(third));
    assertEquals(3, version());
    assertEquals(
        Trial.TrialState.SUPERSEDED, found(tried).state(), "its measure has another rule now");
    assertEquals(0, posted(tried));
    assertTrue(engine.rebuild().identical());
  }

  @Test
  void aFileThatDropsAPartOfWhatWasApprovedHereIsRefusedAndWhatThereIsStays() {
    var share = add(HOURS + SHARE, "some-share");
    count.run(share, done -> {});
    approve(share);

    var refusal = assertThrows(BadMeasureFile.class, () -> engine.register(ONLY_MEMBERS));

    assertEquals(
        "measures.yaml: measure some-share: numerator: some-hours is no measure of this file that"
            + " facts feed",
        refusal.getMessage());
    assertTrue(engine.measures().version("some-share", DAY).orElseThrow().hasPlaces());
    var checked = new ArrayList<String>();
    new ImportMeasures(engine.jdbi, engine.clock)
        .importAll(
            Engine.measures(HOURS),
            together -> together.forEach(measure -> checked.add(measure.id())));
    assertEquals(List.of("some-hours", "some-members", "some-share"), checked);
  }

  @Test
  void aShareThatIsTriedIsSupersededByAFileThatDropsAPartOfIt() {
    var share = add(HOURS + SHARE, "some-share");
    count.run(share, done -> {});
    engine.register(Engine.measures(HOURS));
    assertEquals(Trial.TrialState.WAITING, found(share).state());

    engine.register(ONLY_MEMBERS);

    assertEquals(Trial.TrialState.SUPERSEDED, found(share).state());
    assertTrue(engine.rebuild().identical());
  }

  /** Nothing counts under it, so that no rule tells one version from another. */
  @Test
  void otherWordsForWhatIsJudgedInWordsAreSupersededByAFileThatWordsItAnew() {
    engine.register(Engine.measures(HOURS + WORDS));
    var trial = propose(HOURS + WORDS, "some-words");
    count.run(trial, done -> {});
    engine.register(Engine.measures(HOURS + WORDS));
    assertEquals(Trial.TrialState.WAITING, found(trial).state());

    engine.register(Engine.measures(second(HOURS + WORDS, "some-words")));

    assertEquals(Trial.TrialState.SUPERSEDED, found(trial).state());
  }

  @Test
  void otherWordsAreSupersededByAFileThatDropsTheMeasure() {
    engine.register(Engine.measures(HOURS + WORDS));
    var trial = propose(HOURS + WORDS, "some-words");

    engine.register(Engine.measures(HOURS));

    assertEquals(Trial.TrialState.SUPERSEDED, found(trial).state());
  }

  private int version() {
    return engine.measures().find("some-hours").orElseThrow().version();
  }
}
