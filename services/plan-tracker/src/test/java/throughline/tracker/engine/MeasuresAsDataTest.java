package throughline.tracker.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import throughline.tracker.engine.measurefile.BadMeasureFile;
import throughline.tracker.engine.measurefile.MeasureFile;
import throughline.tracker.engine.rebuild.ImportMeasures.RuleChangedWithoutVersion;
import throughline.tracker.engine.rebuild.InForce;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.figure.FigureQuestion;
import throughline.tracker.figure.Figures;
import throughline.tracker.figure.Period;

/**
 * Adding a measure is adding an entry to a file: no Java changes, and its history is there at once.
 */
class MeasuresAsDataTest {

  private static final String ONLINE =
      """
      measures:
        - id: online-attendances
          title: Sessions attended online
          outcomes: [2.3-business-o1]
          kind: flow-count
          unit: attendances
          polarity: higher
          version: 1
          definition: Attendances of online sessions.
          from: booking
          when: { status: ATTENDED, delivery: ONLINE }
          date: sessionDate
          place: library
          breakdowns: [venueKind]
      """;

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
          definition: Hours.
          from: hours-entry
          when: { status: [APPROVED] }
          each: days
          date: days.date
          value: days.minutes
      """;

  private static final String SHARE =
      """
      measures:
        - id: share
          title: Share
          outcomes: [1.1-o5]
          kind: ratio
          unit: percent
          polarity: higher
          version: %d
          definition: A share.
          numerator: under-5s
          denominator: %s
        - id: under-5s
          title: Under 5s
          outcomes: [1.1-o5]
          kind: flow-sum
          unit: issues
          polarity: higher
          version: 1
          definition: Of under 5s.
          from: loan-count
          date: day
          value: under5Issues
          place: library
        - id: %s
          title: The whole
          outcomes: [1.1-o5]
          kind: flow-sum
          unit: issues
          polarity: none
          version: 1
          definition: The whole.
          from: loan-count
          date: day
          value: %s
          place: library
      """;

  @Test
  void anAddedMeasureCountsWhatWasKnownBeforeAndWhatComesAfter() {
    var engine = Engine.withShippedMeasures();
    engine
        .on("2026-05-10")
        .take(attendance(engine, "b1", "ONLINE"), attendance(engine, "b2", "IN_PERSON"));

    List<Measure> more =
        new ArrayList<>(MeasureFile.read(getClass().getResourceAsStream("/seeds/measures.yaml")));
    more.addAll(Engine.measures(ONLINE));
    engine.register(more);

    assertEquals(
        1, engine.figureKnownAt("online-attendances", "2026-05-01", "2026-06-01", "2026-05-10"));
    engine.on("2026-05-11").take(attendance(engine, "b3", "ONLINE"));
    assertEquals(2, engine.figure("online-attendances", "2026-05-01", "2026-06-01"));
    assertEquals(3, engine.figure("bipc-sessions-attended", "2026-05-01", "2026-06-01"));
    assertTrue(engine.rebuild().identical());
  }

  @Test
  void aRuleIsNeverEditedInPlace() {
    var engine = Engine.withMeasures(ONLINE);
    var edited = Engine.measures(ONLINE.replace("ATTENDED,", "PARTIAL,"));

    var refusal = assertThrows(RuleChangedWithoutVersion.class, () -> engine.register(edited));

    assertTrue(refusal.getMessage().contains("raise its version to 2"), refusal.getMessage());
    engine.register(
        Engine.measures(
            ONLINE.replace("ATTENDED,", "PARTIAL,").replace("version: 1", "version: 2")));
  }

  @Test
  void whatWasReportedStaysVisibleWhenARuleChanges() {
    var engine = Engine.withMeasures(ONLINE);
    var both =
        Engine.measures(
            ONLINE
                .replace("ATTENDED,", "[ATTENDED, PARTIAL],")
                .replace("version: 1", "version: 2"));
    engine.on("2026-05-10").take(attendance(engine, "b1", "ONLINE"), partial(engine, "b2"));

    engine.on("2026-07-05").register(both);
    engine.on("2026-07-20").take(partial(engine, "b3"));

    assertEquals(1, reported(engine, "2026-05-10"), "as known on a day before the change");
    assertEquals(1, reported(engine, "2026-07-04"), "on the last day before it");
    assertEquals(2, reported(engine, "2026-07-05"), "on the day of the change");
    assertEquals(3, reported(engine, "2026-07-20"), "after it");

    engine.on("2026-08-01").register(Engine.measures(ONLINE));
    engine.register(Engine.measures(ONLINE));
    assertEquals(1, reported(engine, "2026-07-04"));
    assertEquals(3, reported(engine, "2026-07-31"), "back to the former rule a day later");
    assertEquals(1, reported(engine, "2026-08-01"));
    assertTrue(engine.rebuild().identical());
  }

  /** What a share was of then may be no measure any more: what was reported of it stays. */
  @Test
  void aShareIsLookedBackToUnderPartsThatNoMeasureIsToday() {
    var engine = Engine.withMeasures(SHARE.formatted(1, "all-issues", "all-issues", "issues"));
    engine
        .on("2026-05-10")
        .take(
            engine.record(
                Bodies.LOANS, "BANB/2026-05-09", Bodies.loans("BANB", "2026-05-09", 100, 20)));

    engine
        .on("2026-07-05")
        .register(
            Engine.measures(SHARE.formatted(2, "first-issues", "first-issues", "under5Issues")));

    var then = LocalDate.parse("2026-07-04");
    assertEquals("20% (20 of 100)", share(engine, then));
    assertEquals("100% (20 of 20)", share(engine, LocalDate.parse("2026-07-05")));
    assertTrue(
        engine.measures().versionsOn(then).stream()
            .noneMatch(version -> version.measure().id().equals("all-issues")),
        "no page shows what is no measure");
  }

  private static String share(Engine engine, LocalDate knownAt) {
    var may = Period.between(LocalDate.parse("2026-05-01"), LocalDate.parse("2026-05-31"));
    var version = engine.measures().version("share", knownAt).orElseThrow();
    return engine.jdbi.withHandle(
        handle ->
            Figures.read(handle, List.of(new FigureQuestion(version, may)), knownAt).get(0).text());
  }

  private static long reported(Engine engine, String day) {
    return engine.figureReportedAt("online-attendances", "2026-05-01", "2026-06-01", day);
  }

  private static throughline.tracker.engine.log.LogRecord partial(Engine engine, String id) {
    var body = Bodies.booking(1, Bodies.PERSON, "2026-05-10", "PARTIAL");
    return engine.record(Bodies.ATTENDANCE, id, body.replace("IN_PERSON", "ONLINE"));
  }

  /** The next change gets the number that the one before had only until it was rolled back. */
  @Test
  void whatWasReadInATransactionThatCameToNothingIsReadAgain() {
    var engine = Engine.withMeasures(ONLINE);
    engine.jdbi.useHandle(
        handle -> {
          handle.begin();
          handle.execute("UPDATE measure SET title = 'Never'");
          InForce.raise(handle);
          assertEquals("Never", engine.measures(handle).all().get(0).title());
          handle.rollback();
        });

    engine.jdbi.useTransaction(InForce::raise);

    assertEquals("Sessions attended online", engine.measures().all().get(0).title());
  }

  @Test
  void aRuleThatWasAwayIsCountedAnewWhenItComesBack() {
    var engine = Engine.withMeasures(ONLINE);
    var other = Engine.measures(ONLINE.replace("online-attendances", "another"));
    engine.take(attendance(engine, "before", "ONLINE"));
    engine.register(other);
    engine.take(attendance(engine, "meanwhile", "ONLINE"));

    engine.register(Engine.measures(ONLINE));

    assertEquals(2, engine.figure("online-attendances", "2026-05-01", "2026-06-01"));
    assertTrue(engine.rebuild().identical());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "each: days; place: library; days.date is a field of a list that neither each nor spells",
        "status: [APPROVED]; days.minutes: [60]; days.minutes must be a field of the fact itself",
      })
  void aListThatIsNotWalkedIsNamed(String line, String mistake, String words) {
    var yaml = HOURS.replace(line, mistake);

    var refusal = assertThrows(BadMeasureFile.class, () -> Engine.measures(yaml));

    assertTrue(refusal.getMessage().contains(words), refusal.getMessage());
  }

  @Test
  void otherWordsForTheSameRuleAreFine() {
    var engine = Engine.withMeasures(ONLINE);
    engine.register(
        Engine.measures(ONLINE.replace("Attendances of online", "Attendance at online")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "date: sessionDate; date: sesionDate; sesionDate is not a field of these events",
        "date: sessionDate; date: library; is not of the kind that date needs",
        "date: sessionDate; colour: red; colour",
        "status: ATTENDED,; status: ATENDED,; never holds ATENDED",
        "from: booking; from: bookings; from is bookings",
        "kind: flow-count; kind: flow-sum; value is missing",
        "kind: flow-count; kind: manual; does not go with this kind",
        "kind: flow-count; kind: guess; guess",
        "breakdowns: [venueKind]; breakdowns: [postcode]; postcode is not a field",
        "breakdowns: [venueKind]; breakdowns: [entrepreneur]; entrepreneur is not of the kind",
        "place: library; place: session; place: session is not of the kind",
        "when: { status; when: { entrepreneur: someone, status; when: entrepreneur is not of the"
            + " kind",
        "version: 1; version: 0; version must be 1 or more",
        "polarity: higher; polarity: up; up",
        "place: library; each: library; is not a list",
        "place: library; place: days.library; days.library is not a field",
        "version: 1; version: 1.5; version is 1.5 and must be a whole number",
        "version: 1; version: one; version is one and must be a whole number",
        "kind: flow-count; kind: guess; kind is guess and must be one of flow-count,",
        "unit: attendances; unit: [a]; unit must be one of",
        "title: Sess; title: Twice\\n    title: Sess; Duplicate field 'title'",
        "status: ATTENDED,; status: ATTENDED, status: PARTIAL,; Duplicate field 'status'",
        "status: ATTENDED,; status: [],; when: status needs a value",
        "status: ATTENDED,; status: null,; when.status is missing",
        "status: ATTENDED,; status: [ATTENDED, ''],; when: status is never missing in these events",
        "status: ATTENDED,; status: '',; when: status needs a value",
        "id: online-attendances; id: ''; id is missing",
        "id: online-attendances; id: On line; id may hold",
        "outcomes: [2.3-business-o1]; outcomes: []; outcomes must hold one entry",
        "breakdowns: [venueKind]; breakdowns: [null]; breakdowns must hold one entry",
        "breakdowns: [venueKind]; breakdowns: venueKind; breakdowns must be a list",
        "measures:; measure:; must hold the list measures",
        "- id; -\\n  - id; an entry of the list is no measure",
      })
  void aMistakeIsNamed(String line, String mistake, String words) {
    var yaml = ONLINE.replace(line, mistake.replace("\\n", "\n"));

    var refusal = assertThrows(BadMeasureFile.class, () -> Engine.measures(yaml));

    assertTrue(refusal.getMessage().contains(words.strip()), refusal.getMessage());
    assertFalse(refusal.getMessage().contains("throughline.tracker"), refusal.getMessage());
  }

  private static final String STOCK =
      """
      measures:
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
          spells: [{ each: residency, when: { state: IN_COUNTY } }]
          until: under5UntilQuarter
          place: enrolledAt
      """;

  private static final String DATED =
      """
      measures:
        - id: moved
          title: Moved away
          outcomes: [1.1-o4]
          kind: flow-count
          unit: people
          polarity: lower
          version: 1
          definition: Those who moved.
          from: member
          each: residency
          date: residency.from
          breakdowns: [residency.residenceDistrict]
      """;

  /** Such a measure once took whole facts away from every other. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "DATED; date: residency.from; date: residency.to; moved: date: residency.to may be missing",
        "DATED; residency.residenceDistrict]; residency]; moved: breakdowns: residency is not of"
            + " the kind",
        "DATED; residency.residenceDistrict]; residency.residenceDistrict,"
            + " residency.residenceDistrict]; residency.residenceDistrict is named twice",
        "DATED; each: residency; when: { residency: [a] }; moved: when: residency is not of the"
            + " kind",
        "STOCK; spells: [{ each: residency, when: { state: IN_COUNTY } }]; spells: []; spells must"
            + " hold",
        "STOCK; spells: [{ each; spells: [null, { each; spells must hold",
        "STOCK; spells: [{ each; spells: [{ each: residency }, { each; residency is named twice",
        "STOCK; { each: residency,; { each: '',; spells.each is missing",
        "STOCK; until: under5UntilQuarter; until: channel; until: channel is not of the kind",
      })
  void aMeasureThatWouldFailOnAFactDoesNotStart(
      String file, String line, String mistake, String words) {
    var right = file.equals("STOCK") ? STOCK : DATED;
    assertEquals(1, Engine.measures(right).size());

    var refusal =
        assertThrows(
            BadMeasureFile.class, () -> Engine.measures(right.replace(line, mistake)), mistake);

    assertTrue(refusal.getMessage().contains(words), refusal.getMessage());
  }

  private static throughline.tracker.engine.log.LogRecord attendance(
      Engine engine, String id, String delivery) {
    var body =
        Bodies.booking(1, Bodies.PERSON, "2026-05-10", "ATTENDED").replace("IN_PERSON", delivery);
    return engine.record(Bodies.ATTENDANCE, id, body);
  }
}
