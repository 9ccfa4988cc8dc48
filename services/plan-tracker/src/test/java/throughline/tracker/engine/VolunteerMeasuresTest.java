package throughline.tracker.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import throughline.contracts.EventContract;
import throughline.contracts.volunteers.VolunteerEvents;
import throughline.tracker.engine.schema.ManualEntryKind;
import throughline.tracker.entry.ManualEntry;
import throughline.tracker.figure.FigureQuestion;
import throughline.tracker.figure.Figures;
import throughline.tracker.figure.Period;

/** What priority 3.3 is measured by, from the events of volunteering. */
class VolunteerMeasuresTest {
  private static final String SAM = "5f0c1b7e-93a7-4c3d-8a51-0d8c4f5e7a10";
  private static final String KIT = "6f0c1b7e-93a7-4c3d-8a51-0d8c4f5e7a11";

  private final Engine engine = Engine.withShippedMeasures().on("2026-04-20");

  @BeforeEach
  void begin() {
    engine.empty();
  }

  @Test
  void youngPeopleAreThoseOfTheDayAndCountOnceHoweverTheyAreSplitByRole() {
    hours("a", 1, "APPROVED", SAM, 60, "\"role\":\"digital-helper\",\"youngPerson\":true");
    hours("b", 1, "APPROVED", SAM, 30, "\"role\":\"summer-reading\",\"youngPerson\":true");
    hours("c", 1, "APPROVED", KIT, 90, "\"youngPerson\":false");
    hours("d", 1, "SUBMITTED", KIT, 45, "\"youngPerson\":true");
    hours("e", 1, "APPROVED", KIT, 15, "\"role\":\"digital-helper\"");

    assertEquals(1, march("young-volunteers"));
    assertEquals(90, march("young-volunteer-hours"));
    assertEquals(2, march("active-volunteers"));
    assertEquals(195, march("volunteer-hours"));
  }

  @Test
  void anIdeaCountsOnTheDayOnWhichItIsClearWhetherItsAnswerCameInTime() {
    idea("early", 1, "2026-03-20", false, false, false);
    idea("early", 2, "2026-03-10", true, true, true);
    idea("late", 2, "2026-03-30", true, false, false);
    idea("open", 1, "2026-05-11", false, false, false);

    assertEquals("50% (1 of 2)", share("volunteer-ideas-in-time-percent"));
    assertEquals("50% (1 of 2)", share("volunteer-ideas-acted-on-percent"));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void whatIsToldAnewTakesThePlaceOfWhatWasToldInAnyOrder(long seed) {
    var work = new ArrayList<Runnable>();
    for (var version = 1; version <= 3; version++) {
      var told = version;
      work.add(() -> volunteers("HEAD", told, 10 * told, told));
      work.add(() -> volunteers("COWL", told, told, 4 - told));
    }
    Collections.shuffle(work, new Random(seed));

    work.forEach(Runnable::run);

    assertEquals(33, quarter("newly-active-volunteers"));
    assertEquals(4, quarter("lapsed-volunteers"));
    assertTrue(engine.rebuild().identical());
  }

  @Test
  void theSurveyIsAShareOfThoseWhoAnsweredBesideHowManyDid() {
    take(
        VolunteerEvents.SURVEY_COUNTED,
        "YEARLY/2026-03-31",
        "{\"version\":1,\"survey\":\"YEARLY\",\"lastDay\":\"2026-03-31\",\"asked\":50,\"answered\":40,\"valued\":36,\"listenedTo\":30,\"recommends\":38}");
    take(
        VolunteerEvents.SURVEY_COUNTED,
        "LEAVING/2026-03-31",
        "{\"version\":1,\"survey\":\"LEAVING\",\"lastDay\":\"2026-03-31\",\"asked\":9}");

    assertEquals("80% (40 of 50)", share("volunteer-survey-response-percent"));
    assertEquals("90% (36 of 40)", share("volunteers-valued-percent"));
    assertEquals("75% (30 of 40)", share("volunteer-engagement"));
    assertEquals("95% (38 of 40)", share("volunteers-recommending-percent"));
  }

  /** What is told together has no district of its own, and districts and it are the county. */
  @Test
  void whoVolunteersIsToldByDistrictAndWhatIsLeftOutIsNoFigure() {
    monitoring("E07000178", "\"asked\":60,\"answered\":40,\"groupKnown\":38,\"minorities\":14");
    monitoring("E07000177", "\"asked\":20,\"answered\":10");
    monitoring("county", "\"asked\":0,\"answered\":0,\"groupKnown\":22,\"minorities\":11");

    assertEquals("62.5% (50 of 80)", year("volunteer-equality-response-percent"));
    assertEquals("41.7% (25 of 60)", year("volunteers-from-ethnic-minorities-percent"));
    assertFalse(engine.isReported("volunteers-under-25", "2025-04-01", "2026-04-01"));
    var byDistrict =
        engine.jdbi.inTransaction(
            handle ->
                Figures.byPlace(
                        handle,
                        List.of(question("volunteers-from-ethnic-minorities", YEAR)),
                        LocalDate.MAX)
                    .get(0));
    assertEquals(14, byDistrict.get("E07000178").value());
    assertFalse(byDistrict.containsKey("E07000177"));
  }

  /**
   * 20% of volunteers and 16% of residents: a quarter more than there would be if they were alike.
   */
  @Test
  void theShareOfYoungVolunteersIsHeldAgainstThatOfResidents() {
    monitoring("E07000178", "\"asked\":90,\"answered\":80,\"ageKnown\":80,\"under25\":16");
    assertEquals("Not known (20% beside an unknown share)", year("volunteers-reflect-communities"));

    population("15-24", 16_000);
    population("15-99", 100_000);

    assertEquals("125% (20% beside 16%)", year("volunteers-reflect-communities"));
    assertTrue(engine.rebuild().identical());
  }

  private void population(String band, int people) {
    var ofChildren = Bodies.population(0, 2024, "2025-07-15", Map.of("", people));
    var body = ofChildren.body().put("ageBand", band);
    engine.enter(new ManualEntry(ManualEntryKind.POPULATION, band, 0, body));
  }

  private static final Period YEAR =
      Period.between(LocalDate.parse("2025-04-01"), LocalDate.parse("2026-03-31"));
  private static final Period QUARTER =
      Period.between(LocalDate.parse("2026-01-01"), LocalDate.parse("2026-03-31"));

  private String share(String measure) {
    return text(measure, QUARTER);
  }

  private String year(String measure) {
    return text(measure, YEAR);
  }

  private String text(String measure, Period period) {
    return engine.jdbi.inTransaction(
        handle ->
            Figures.read(handle, List.of(question(measure, period)), LocalDate.MAX).get(0).text());
  }

  private FigureQuestion question(String measure, Period period) {
    return new FigureQuestion(
        engine.measures().version(measure, LocalDate.parse("2099-01-01")).orElseThrow(), period);
  }

  private long march(String measure) {
    return engine.figure(measure, "2026-03-01", "2026-04-01");
  }

  private long quarter(String measure) {
    return engine.figure(measure, "2026-01-01", "2026-04-01");
  }

  private void hours(
      String name, int version, String status, String who, int minutes, String more) {
    take(
        VolunteerEvents.HOURS_APPROVED,
        name,
        """
        {"version":%d,"volunteer":"%s","library":"HEAD","status":"%s","days":[{"date":"2026-03-10","minutes":%d}],%s}"""
            .formatted(version, who, status, minutes, more));
  }

  private void idea(
      String name, int version, String settledOn, boolean answered, boolean inTime, boolean acted) {
    take(
        VolunteerEvents.IDEA_ANSWERED,
        name,
        """
        {"version":%d,"raisedOn":"2026-02-20","dueOn":"2026-03-20","settledOn":"%s","answered":%s,"inTime":%s,"actedOn":%s}"""
            .formatted(version, settledOn, answered, inTime, acted));
  }

  private void volunteers(String library, int version, int newlyActive, int lapsed) {
    take(
        VolunteerEvents.VOLUNTEERS_COUNTED,
        library + "/2026-03-31",
        """
        {"version":%d,"library":"%s","lastDay":"2026-03-31","newlyActive":%d,"lapsed":%d}"""
            .formatted(version, library, newlyActive, lapsed));
  }

  private void monitoring(String district, String numbers) {
    var where = district.equals("county") ? "" : "\"district\":\"" + district + "\",";
    take(
        VolunteerEvents.MONITORING_COUNTED,
        district + "/2026-03-31",
        "{\"version\":1,%s\"lastDay\":\"2026-03-31\",\"mapping\":1,%s}".formatted(where, numbers));
  }

  private void take(EventContract contract, String name, String body) {
    engine.take(engine.record(contract.type(), name, body));
  }
}
