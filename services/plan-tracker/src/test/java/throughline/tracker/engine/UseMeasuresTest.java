package throughline.tracker.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import throughline.contracts.EventContract;
import throughline.contracts.membership.MembershipEvents;
import throughline.contracts.places.Library;
import throughline.tracker.engine.measurefile.MeasureFile;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.engine.rule.MeasureKind;
import throughline.tracker.engine.rule.MeasureVersion;
import throughline.tracker.engine.rule.Polarity;
import throughline.tracker.engine.rule.Rule;
import throughline.tracker.engine.rule.Unit;
import throughline.tracker.figure.Figure;
import throughline.tracker.figure.FigureQuestion;
import throughline.tracker.figure.FigureSource;
import throughline.tracker.figure.Figures;
import throughline.tracker.figure.MeasureHistory;
import throughline.tracker.figure.Period;
import throughline.tracker.figure.TimelineChart;

/** Worked examples of the outcome measures of priority 1.1 that facts of use feed. */
class UseMeasuresTest {

  private static final String ANNA = "00000000-0000-4000-8000-00000000000a";
  private static final String BEN = "00000000-0000-4000-8000-00000000000b";
  private static final String CARA = "00000000-0000-4000-8000-00000000000c";
  private static final String TWINS = "00000000-0000-4000-8000-0000000000f1";
  private static final String OTHERS = "00000000-0000-4000-8000-0000000000f2";

  private static final String CHERWELL = "E07000177";
  private static final String OXFORD = "E07000178";

  private final Engine engine = Engine.withShippedMeasures();

  @AfterEach
  void aRebuildGivesTheSame() {
    assertTrue(engine.rebuild().identical());
  }

  /** Anna and Ben are twins: two children, one family. Cara only came to an event. */
  @Test
  void childrenAndFamiliesCountOnceInEachPeriodAndPlace() {
    use(ANNA, TWINS, "2026-04-01", "BANB", "LOANS");
    use(ANNA, TWINS, "2026-05-01", "BANB", "BOTH");
    use(BEN, TWINS, "2026-05-01", "BICE", "LOANS");
    use(CARA, OTHERS, "2026-05-01", "HEAD", "EVENTS");

    assertEquals(1, engine.figure("take-up-by-under-5s", "2026-04-01", "2026-05-01"));
    assertEquals(3, engine.figure("take-up-by-under-5s", "2026-05-01", "2026-06-01"));
    assertEquals(3, engine.figure("take-up-by-under-5s", "2026-04-01", "2027-04-01"));
    assertEquals(2, engine.figure("active-borrowers-under-5", "2026-04-01", "2027-04-01"));
    assertEquals(2, engine.figure("family-engagement", "2026-04-01", "2027-04-01"));
    assertEquals(Map.of("BANB", 1L, "BICE", 1L, "HEAD", 1L), places("take-up-by-under-5s"));
    assertEquals(Map.of(CHERWELL, 2L, OXFORD, 1L), districts("take-up-by-under-5s"));
    assertEquals(Map.of(CHERWELL, 1L, OXFORD, 1L), districts("family-engagement"));
  }

  /** Anna borrows at two libraries of a district of four children. */
  @Test
  void aShareOfDifferentPeopleIsOfLibrariesAndTheCountyAndOfNoDistrictOfSeveralLibraries() {
    var more =
        new ArrayList<>(MeasureFile.read(getClass().getResourceAsStream("/seeds/measures.yaml")));
    more.add(
        new Measure(
            "share",
            "Share",
            List.of("1.1-o1"),
            MeasureKind.RATIO,
            Unit.PERCENT,
            Polarity.HIGHER,
            1,
            "A share.",
            Optional.of(Rule.share("active-borrowers-under-5", "children-under-5"))));
    engine.register(more);
    use(ANNA, TWINS, "2026-04-01", "BANB", "LOANS");
    use(ANNA, TWINS, "2026-04-01", "BICE", "LOANS");
    engine.enter(Bodies.population(0, 2025, "2025-07-15", Map.of(CHERWELL, 4)));

    assertEquals("25% (1 of 4)", share("share", "2026-04-01", "2026-05-01").text());
    assertEquals(Map.of(), shares());

    var people = new TreeMap<String, Integer>();
    Library.seed().forEach(library -> people.put(library.code(), 2));
    engine.enter(Bodies.population(1, 2025, "2025-07-16", people));

    assertEquals("50% (1 of 2)", shares().get("BANB"));
    assertEquals("50% (1 of 2)", shares().get("BICE"));
    assertFalse(shares().containsKey(CHERWELL), shares().toString());
  }

  private Map<String, String> shares() {
    var asked = List.of(question("share", "2026-04-01", "2026-05-01"));
    return engine
        .jdbi
        .inTransaction(
            handle -> Figures.byPlace(handle, asked, LocalDate.parse("2026-05-01")).get(0))
        .entrySet()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, place -> place.getValue().text()));
  }

  @Test
  void useThatIsTakenBackCountsNoMore() {
    use(ANNA, TWINS, "2026-04-01", "BANB", "LOANS");
    take(
        MembershipEvents.USE_RECORDED,
        ANNA + "/2026-04/BANB",
        Bodies.use(2, ANNA, TWINS, "2026-04-01", "BANB", "NONE"));

    assertEquals(0, engine.figure("take-up-by-under-5s", "2026-04-01", "2026-05-01"));
    assertEquals(
        List.of("way is none, not loans or both"), engine.whyNot("active-borrowers-under-5"));
  }

  /** 67 of 412 with renewals, 52 of 301 without; the next day 33 of 88 and 20 of 50. */
  @Test
  void issuesToUnder5sAreAShareOfAllIssues() {
    loans(1, "BANB", CHERWELL, "2026-04-10", 412, 301, 67, 52);
    loans(1, "HEAD", OXFORD, "2026-04-11", 88, 50, 33, 20);

    assertEquals(
        "20% (100 of 500)", share("issues-to-under-5s-percent", "2026-04-01", "2026-05-01").text());
    assertEquals(
        "20.5% (72 of 351)",
        share("issues-without-renewals-to-under-5s-percent", "2026-04-01", "2026-05-01").text());
    assertEquals(Map.of("BANB", 67L, "HEAD", 33L), places("issues-to-under-5s"));
    assertEquals(Map.of(CHERWELL, 412L, OXFORD, 88L), districts("library-issues"));

    loans(2, "BANB", CHERWELL, "2026-04-10", 412, 301, 17, 12);
    assertEquals(
        "10% (50 of 500)", share("issues-to-under-5s-percent", "2026-04-01", "2026-05-01").text());
  }

  @Test
  void withoutIssuesThereIsNoPercentageAndTheNoteSaysWhy() {
    assertEquals(
        "What this is a share of is not known. So there is no percentage, which is not 0%.",
        note(), "nobody has told of any");
    engine.on("2026-04-30");
    loans(1, "BANB", CHERWELL, "2026-04-29", 0, 0, 0, 0);

    var share = share("issues-to-under-5s-percent", "2026-04-01", "2026-05-01");

    assertFalse(share.hasValue());
    assertTrue(note().startsWith("Nothing of what this is a share of was counted"), note());
  }

  private String note() {
    return engine.jdbi.inTransaction(
        handle ->
            MeasureHistory.read(
                    handle,
                    version("issues-to-under-5s-percent"),
                    LocalDate.parse("2026-04-30"),
                    Instant.parse("2026-04-30T12:00:00Z"))
                .notes()
                .get(0));
  }

  /** Nobody lent anything on the first day: that is known, and no share. */
  @Test
  void aShareOfNothingSaysSoAndIsNoRevisionOfWhatWasSignedAsUnknown() {
    loans(1, "BANB", CHERWELL, "2026-04-10", 412, 301, 67, 52);

    var share = share("issues-to-under-5s-percent", "2026-04-01", "2026-04-02");

    assertEquals("None (0 of 0)", share.text());
    assertFalse(share.hasValue());
    assertEquals(0, share.value());
    assertTrue(share.isSame("None (0 of 0)"));
    assertTrue(share.isSame("Not known (0 of an unknown number)"), "as it was kept before");
    assertFalse(share.isSame("0% (0 of 412)"));
  }

  @Test
  void headcountsAddUpAndACorrectionReplaces() {
    event("e1", 1, "BANB", CHERWELL, "2026-04-10", 23);
    event("e2", 1, "BANB", CHERWELL, "2026-04-17", 12);
    event("e2", 2, "BANB", CHERWELL, "2026-04-17", 0);
    event("e3", 1, "HEAD", OXFORD, "2026-03-31", 5);

    assertEquals(23, engine.figure("under-5s-at-events", "2026-04-01", "2026-05-01"));
    assertEquals(5, engine.figure("under-5s-at-events", "2025-04-01", "2026-04-01"));
    assertEquals(Map.of(CHERWELL, 23L), districts("under-5s-at-events"));
  }

  @Test
  void theFirstLoanIsAFunnelOfThoseEnrolledInThePeriod() {
    member("a", "2026-04-10", "\"firstLoan\":\"WITHIN_90_DAYS\",");
    member("b", "2026-04-11", "\"firstLoan\":\"WITHIN_365_DAYS\",");
    member("c", "2026-04-12", "\"firstLoan\":\"LATER\",");
    member("d", "2026-04-13", "");

    assertEquals(
        "25% (1 of 4)",
        share("first-loans-within-90-days-percent", "2026-04-01", "2026-05-01").text());
    assertEquals(
        "50% (2 of 4)",
        share("first-loans-within-365-days-percent", "2026-04-01", "2026-05-01").text());
    assertTrue(
        engine.whyNot("first-loans-within-90-days").contains("there is no first loan"),
        engine.whyNot("first-loans-within-90-days").toString());
  }

  /** He came along with "a", and borrows on his own card. */
  @Test
  void aBrotherUnder5WhoIsEnrolledAlongIsNoNewborn() {
    member("a", "2026-04-10", "\"enrolledAs\":\"NEWBORN\",");
    member(
        "brother",
        "2026-04-10",
        "\"enrolledAs\":\"OLDER_CHILD\",\"firstLoan\":\"WITHIN_90_DAYS\",");

    assertEquals(1, engine.figure("newborns-enrolled", "2026-04-01", "2026-05-01"));
    assertEquals(2, engine.figure("members-under-5", "2026-04-10", "2026-04-11"));
    assertEquals(
        "0% (0 of 1)",
        share("first-loans-within-90-days-percent", "2026-04-01", "2026-05-01").text());
    assertEquals(
        "0% (0 of 1)",
        share("first-loans-within-365-days-percent", "2026-04-01", "2026-05-01").text());
    assertEquals(
        List.of("enrolled as is older child, not newborn"), engine.whyNot("newborns-enrolled"));
  }

  /** What was reported changes for nobody but those of whom a later event says it. */
  @Test
  void whoWasToldOfBeforeNewbornsWereToldApartCountsUntilAnEventSaysOtherwise() {
    member("a", "2026-04-10", "");
    member("b", "2026-04-11", "");
    assertEquals(2, engine.figure("newborns-enrolled", "2026-04-01", "2026-05-01"));

    var older = "\"enrolledAs\":\"OLDER_CHILD\",\"recordState\"";
    take(
        MembershipEvents.MEMBER_CHANGED,
        "b",
        Bodies.member(2, "2026-04-11", null).replace("\"recordState\"", older));

    assertEquals(1, engine.figure("newborns-enrolled", "2026-04-01", "2026-05-01"));
  }

  /** Those whom only the library system knows, and those whose address is secret. */
  @Test
  void aDefinitionSaysWhomItsFigureDoesNotKnow() {
    var definitions =
        MeasureFile.read(getClass().getResourceAsStream("/seeds/measures.yaml")).stream()
            .collect(Collectors.toMap(Measure::id, Measure::definition));

    for (var measure :
        List.of(
            "members-under-5",
            "under-5s-registered-percent",
            "take-up-by-under-5s",
            "active-borrowers-under-5",
            "family-engagement",
            "issues-to-under-5s",
            "issues-to-under-5s-percent",
            "issues-without-renewals-to-under-5s",
            "issues-without-renewals-to-under-5s-percent")) {
      var definition = definitions.get(measure);
      assertTrue(
          definition.contains("Only children who were enrolled at a registration office are known"),
          measure);
      assertEquals(
          Set.of("members-under-5", "under-5s-registered-percent").contains(measure),
          definition.contains("A child whose address is secret"),
          measure);
    }
  }

  /** Those of the last 90 days may still borrow: what looks like a fall is none. */
  @Test
  void whatCanStillRiseIsProvisionalUntilItsDaysAreOver() {
    member("a", "2026-04-10", "\"firstLoan\":\"WITHIN_90_DAYS\",");
    var loans = "first-loans-within-90-days";
    var april = question(loans, "2026-04-01", "2026-05-01");

    assertEquals("1 [p]", known(april, "2026-07-28").text());
    assertTrue(known(april, "2026-07-28").isProvisional());
    assertEquals("1", known(april, "2026-07-29").text(), "90 days after 30 April");
    assertEquals(
        "100% (1 of 1) [p]",
        known(question(loans + "-percent", "2026-04-01", "2026-05-01"), "2026-07-28").text());
    assertEquals(
        "1 [p]",
        known(question("first-loans-within-365-days", "2026-04-01", "2026-05-01"), "2027-04-29")
            .text());
    assertFalse(
        known(question("newborns-enrolled", "2026-04-01", "2026-05-01"), "2026-05-01")
            .isProvisional());
    assertTrue(known(april, "2026-07-28").isSame(known(april, "2026-07-29")), "no change of it");

    var history = history(loans, "2026-07-28");
    assertEquals(
        "[p] provisional: what happens within 90 days counts, and they are not over for all. A fall at the end says nothing yet.",
        history.provisionalNote());
    assertTrue(history.places().stream().allMatch(place -> place.figure().isProvisional()));
    var chart = TimelineChart.of("", history.measure().unit(), history.timeline());
    assertEquals("1 [p]", chart.text(chart.points().get(9)));
    assertEquals("", history("newborns-enrolled", "2026-07-28").provisionalNote());
  }

  private Figure known(FigureQuestion question, String day) {
    return engine.jdbi.inTransaction(
        handle -> Figures.read(handle, List.of(question), LocalDate.parse(day)).get(0));
  }

  private MeasureHistory history(String measure, String day) {
    return engine.jdbi.inTransaction(
        handle ->
            MeasureHistory.read(
                handle, version(measure), LocalDate.parse(day), Instant.parse(day + "T12:00:00Z")));
  }

  private void member(String id, String day, String firstLoan) {
    var body =
        Bodies.member(1, day, null).replace("\"recordState\"", firstLoan + "\"recordState\"");
    take(MembershipEvents.MEMBER_ENROLLED, id, body);
  }

  private void use(String child, String family, String month, String library, String way) {
    take(
        MembershipEvents.USE_RECORDED,
        child + "/" + month.substring(0, 7) + "/" + library,
        Bodies.use(1, child, family, month, library, way));
  }

  private void loans(
      int version,
      String library,
      String district,
      String day,
      int all,
      int first,
      int under5,
      int firstUnder5) {
    take(
        MembershipEvents.LOANS_COUNTED,
        library + "/" + day,
        """
        {"version":%d,"library":"%s","district":"%s","day":"%s","issues":%d,"issuesWithoutRenewals":%d,
         "childrensIssues":0,"under5Issues":%d,"under5IssuesWithoutRenewals":%d,"under5ChildrensIssues":0}"""
            .formatted(version, library, district, day, all, first, under5, firstUnder5));
  }

  private void event(
      String id, int version, String library, String district, String day, int under5s) {
    take(
        MembershipEvents.ATTENDANCE_COUNTED,
        id,
        """
        {"version":%d,"library":"%s","district":"%s","day":"%s","under5s":%d}"""
            .formatted(version, library, district, day, under5s));
  }

  private void take(EventContract contract, String id, String body) {
    engine.take(engine.record(contract.type(), id, body));
  }

  private Figure share(String measure, String from, String to) {
    return engine.jdbi.inTransaction(
        handle -> Figures.read(handle, List.of(question(measure, from, to)), LocalDate.MAX).get(0));
  }

  private Map<String, Long> places(String measure) {
    return parts(FigureSource.of(version(measure)), measure, true);
  }

  private Map<String, Long> districts(String measure) {
    return parts(FigureSource.of(version(measure)), measure, false);
  }

  private Map<String, Long> parts(FigureSource source, String measure, boolean byPlace) {
    return engine.jdbi.inTransaction(
        handle -> {
          var asked = question(measure, "2026-04-01", "2027-04-01");
          var known = LocalDate.parse("2099-01-01");
          var figures =
              byPlace
                  ? source.byPlace(handle, List.of(asked), known).get(0)
                  : source.bySplit(handle, asked, known).get(0);
          return figures.entrySet().stream()
              .filter(part -> part.getValue().value() != 0)
              .collect(Collectors.toMap(Map.Entry::getKey, part -> part.getValue().value()));
        });
  }

  private FigureQuestion question(String measure, String from, String to) {
    return new FigureQuestion(
        version(measure), Period.between(LocalDate.parse(from), LocalDate.parse(to).minusDays(1)));
  }

  private MeasureVersion version(String measure) {
    return engine.jdbi.inTransaction(
        handle ->
            engine
                .measures
                .read(handle)
                .version(measure, LocalDate.parse("2099-01-01"))
                .orElseThrow());
  }
}
