package throughline.volunteers.rota;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import throughline.platform.core.paging.PageRequest;
import throughline.platform.core.permission.Places;
import throughline.platform.testing.Actor;
import throughline.platform.testing.Browser;
import throughline.platform.testing.Database;
import throughline.volunteers.testing.Actors;
import throughline.volunteers.testing.RotaFixture;

/** What runs out and which days it puts at risk. Today is Tuesday 24 November 2026. */
@QuarkusTest
class AtRiskTest {
  private static final String TRAINED = "trained-of-tests";

  @Inject AtRisk atRisk;
  @Inject MarkRisks markRisks;

  private final Actor robin = RotaFixture.volunteer("Robin Risk");
  private final Browser sam = Browser.of(Actors.aCoordinator("Sam Okafor").at("HEAD"));

  @BeforeEach
  void aRoleThatAsksForATrainingThatRunsOut() {
    RotaFixture.sql("DELETE FROM slot_volunteer; DELETE FROM rota_risk");
    RotaFixture.sql(
        """
        INSERT INTO role (code, title, summary, description, commitment, min_age, dbs_level, supervised, regulated, references_needed)
        VALUES ('%1$s', 'Trained helper', 'Helps.', 'Helps.', 'Now and then', 16, 'NONE', true, false, 0)
        ON CONFLICT DO NOTHING;
        INSERT INTO role_training VALUES ('%1$s', 'safeguarding') ON CONFLICT DO NOTHING
        """,
        TRAINED);
  }

  @Test
  void theSlotsAfterItHasRunOutAreAtRiskAndThoseBeforeAreNot() {
    trainedUntil("2026-12-10");
    RotaFixture.comes(robin, RotaFixture.slot("HEAD", TRAINED, 4, "10:00", "12:00"));

    assertEquals(
        List.of("2026-12-17", "2026-12-24"),
        risk().days().stream().map(each -> each.day().toString()).toList());
    var page = sam.open("/rota/risks").text("main");
    assertTrue(page.contains("Robin Risk Trained helper"), page);
    assertTrue(page.contains("Safeguarding training ran out after 10 December 2026"), page);
    assertTrue(page.contains("Thursday 17 December 2026, 10am to midday"), page);
  }

  @Test
  void whatRunsOutInSixtyDaysIsListedAndTheyMayServe() {
    trainedUntil("2027-01-20");
    RotaFixture.comes(robin, RotaFixture.slot("HEAD", TRAINED, 4, "10:00", "12:00"));

    assertEquals(List.of(), risk().days());
    assertTrue(risk().why().contains("until 20 January 2027"), risk().why());
    assertEquals(
        200, signUp(RotaFixture.shift(TRAINED, "2026-12-05T10:00:00Z", "2026-12-05T11:00:00Z", 2)));
  }

  @Test
  void itIsTheDayOfTheShiftThatCountsAtSignUp() {
    trainedUntil("2026-12-10");

    assertEquals(
        200, signUp(RotaFixture.shift(TRAINED, "2026-12-10T10:00:00Z", "2026-12-10T11:00:00Z", 2)));
    assertEquals(
        409, signUp(RotaFixture.shift(TRAINED, "2026-12-11T10:00:00Z", "2026-12-11T11:00:00Z", 2)));
  }

  @Test
  void whatRunsOutBetweenSignUpAndShiftIsMarkedInTheNightUntilItIsRenewed() {
    trainedUntil("2026-12-20");
    var shift = RotaFixture.shift(TRAINED, "2026-12-19T10:00:00Z", "2026-12-19T11:00:00Z", 2);
    assertEquals(200, signUp(shift));
    RotaFixture.sql(
        "UPDATE completion SET expires_on = '2026-12-18' WHERE volunteer_id = '%s'",
        RotaFixture.id(robin));

    assertFalse(week("2026-12-19").contains("Not cleared"));
    markRisks.run();
    markRisks.run();
    assertTrue(week("2026-12-19").contains("Robin Risk Not cleared"), week("2026-12-19"));
    assertTrue(sam.open("/").text("main").contains("On the rota and not cleared"));

    trainedUntil("2027-12-18");
    markRisks.run();
    assertFalse(week("2026-12-19").contains("Not cleared"));
  }

  @Test
  void ofManyDaysThePageShowsTheFirst() {
    trainedUntil("2026-12-01");
    RotaFixture.comes(robin, RotaFixture.slot("HEAD", TRAINED, 4, "10:00", "12:00"));

    assertEquals(4, risk().days().size());
    var page = sam.open("/rota/risks").text("main");
    assertTrue(page.contains("Thursday 17 December 2026") && page.contains("and 1 more"), page);
    assertFalse(page.contains("24 December"), page);
  }

  @Test
  void whoIsAwayIsAtNoRisk() {
    trainedUntil("2026-12-01");
    RotaFixture.comes(robin, RotaFixture.slot("HEAD", TRAINED, 4, "10:00", "12:00"));
    RotaFixture.away(robin, "2026-12-02", "2027-02-01");

    assertEquals(List.of(), risk().days());
  }

  @Test
  void thePlaceOfWhoHasLeftIsFreeAfterTheNight() {
    trainedUntil("2027-12-20");
    var shift = RotaFixture.shift(TRAINED, "2026-12-19T10:00:00Z", "2026-12-19T11:00:00Z", 1);
    assertEquals(200, signUp(shift));
    RotaFixture.sql("UPDATE volunteer SET status = 'LEFT' WHERE id = '%s'", RotaFixture.id(robin));

    markRisks.run();

    assertEquals(0, Database.number("SELECT taken FROM shift WHERE id = '%s'".formatted(shift)));
  }

  @Test
  @Tag("nightly")
  void aNightOfFiveThousandPeopleAndTwentyThousandSlotsTakesFiveSeconds() {
    RotaFixture.slot("HEAD", TRAINED, 4, "10:00", "12:00");
    RotaFixture.sql(
        """
        INSERT INTO person (id) SELECT md5('many' || i)::uuid FROM generate_series(1, 5000) i;
        INSERT INTO volunteer (id, status) SELECT md5('many' || i)::uuid, 'ACTIVE' FROM generate_series(1, 5000) i;
        INSERT INTO completion (id, volunteer_id, item, training_code, exempt, done_on, expires_on, evidence, decided_by, recorded_at)
        SELECT gen_random_uuid(), md5('many' || i)::uuid, 'TRAINING', 'safeguarding', false, '2026-01-01',
               DATE '2026-12-01' + i %% 600, 'LETTER', '%2$s', now() FROM generate_series(1, 5000) i;
        INSERT INTO slot SELECT md5('slot' || i)::uuid, 'HEAD', '%1$s', 1 + i / 5000, '10:00', '12:00', 1, '2026-01-01', NULL, '%2$s', now()
          FROM generate_series(0, 19999) i;
        INSERT INTO slot_volunteer SELECT md5('slot' || i)::uuid, md5('many' || (1 + i %% 5000))::uuid, '2026-01-01'
          FROM generate_series(0, 19999) i;
        ANALYZE
        """,
        TRAINED, RotaFixture.id(robin));
    var begun = System.nanoTime();

    markRisks.run();

    var took = Duration.ofNanos(System.nanoTime() - begun);
    assertTrue(took.compareTo(Duration.ofSeconds(5)) < 0, took.toString());
    assertTrue(Database.number("SELECT count(*) FROM rota_risk") > 100);
    RotaFixture.sql("DELETE FROM slot_volunteer");
  }

  private AtRisk.Risk risk() {
    return atRisk.of(Places.of("HEAD"), PageRequest.first(50)).items().stream()
        .filter(each -> each.volunteer().equals(RotaFixture.id(robin)))
        .findFirst()
        .orElse(new AtRisk.Risk(null, null, null, "", List.of()));
  }

  private void trainedUntil(String day) {
    var somebody = UUID.randomUUID();
    RotaFixture.sql("INSERT INTO person (id) VALUES ('%s')", somebody);
    RotaFixture.sql(
        """
        INSERT INTO completion (id, volunteer_id, item, training_code, exempt, done_on, expires_on, evidence, decided_by, recorded_at)
        VALUES (gen_random_uuid(), '%s', 'TRAINING', 'safeguarding', false, '2026-01-01', '%s', 'LETTER', '%s', now())
        """,
        RotaFixture.id(robin), day, somebody);
  }

  private int signUp(String shift) {
    return given()
        .auth()
        .oauth2(robin.token())
        .noContentType()
        .post("/api/shifts/%s/sign-up".formatted(shift))
        .statusCode();
  }

  private String week(String day) {
    return sam.open("/rota?place=HEAD&from=" + day).text("main");
  }
}
