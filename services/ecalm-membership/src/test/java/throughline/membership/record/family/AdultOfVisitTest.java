package throughline.membership.record.family;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import throughline.membership.desk.enrolment.EnrolmentFixture;
import throughline.membership.testing.Actors;
import throughline.membership.testing.CardNumbers;
import throughline.platform.testing.Database;

/** An adult who became a member along with a newborn is written to and sees their own record. */
@QuarkusTest
class AdultOfVisitTest extends FamilyTest {

  private final Mailbox ivo = new Mailbox();

  @Test
  void anAdultGetsALinkToWhatIsHeldOfThemselvesAlone() {
    var id = adult(visit());

    var mail = await().until(ivo::mails, mails -> !mails.isEmpty()).get(0);
    var held = ivo.opened();

    assertEquals("Your library card is ready", mail.subject());
    assertFalse(mail.text().contains("child a library member."), mail.text());
    assertEquals(1, marigold.mails().size(), "a guardian is welcomed once");
    assertEquals("Ivo Fernsby", held.text("h2 bdi"));
    assertEquals("The member", held.summary("You are"));
    assertFalse(held.source().contains("Wren"), "the child is their guardians' to see");
    assertFalse(held.text("main").matches("(?s).*(child|To be told).*"), held.text("main"));
    assertEquals(List.of(change("withdraw")), changesOn(held));
    assertEquals(409, ivo.browser().open(change("disagree")).status());
    assertEquals(409, ivo.browser().open(change("preferences")).status());

    var withdraw = ivo.browser().open(change("withdraw"));
    var left = ivo.browser().follow(ivo.browser().send(withdraw, withdraw.action(), Map.of()));

    assertTrue(left.summary("Member since").contains("withdrawn on"), left.text("main"));
    assertEquals("Withdrawn", registrar.open(record(id)).summary("Membership"));
    assertFalse(marigold.opened().source().contains("Ivo"), "an adult answers for themself");
  }

  @Test
  void anAdultsRecordThatIsHeldForAMergedOneIsReleased() {
    var id = adult(visit());
    ivo.opened();
    Database.execute("UPDATE member SET held_since = now() WHERE key = '%s'".formatted(id));

    var held = ivo.held();
    assertEquals(List.of(), changesOn(held));
    assertFalse(held.text("main").contains("disagree"), held.text("main"));
    assertFalse(registrar.open(record(id)).text("main").contains("disagree"));
    var released = "/enrolments/" + id + "/life/released";
    registrar.follow(
        registrar.send(registrar.open(released), released, Map.of("reason", "MERGED_LOOKED_AT")));

    assertTrue(history(id).contains("Reason: Somebody has looked at the merged record"));
    assertEquals(List.of(change("withdraw")), changesOn(ivo.held()));
  }

  @Test
  void theOneGateKeepsAnAdultsWelcomeBack() {
    var visit = visit().with("addressPolicy", "RESTRICTED").with("address", "1 Quibberly Row");

    var id = adult(visit);

    await().until(() -> "WITHHELD".equals(status("welcome-adult", id)));
    assertEquals(List.of(), ivo.mails());
  }

  @Test
  void thePagesOfAnAdultSpeakOfNoChild() {
    var id = adult(visit());
    var guardian = "SELECT '/' || id FROM vault.guardian WHERE member_key = '%s'".formatted(id);

    var record = registrar.open(record(id));

    assertTrue(record.text("main").contains("How we reach this adult"), record.text("main"));
    var pages =
        List.of(
            "",
            "/record",
            "/export",
            "/address",
            "/guardians",
            "/guardians" + Database.text(guardian),
            "/guardians" + Database.text(guardian) + "/contact",
            "/life/name-amended",
            "/life/date-of-birth-corrected",
            "/life/moved",
            "/life/home-library-chosen",
            "/life/withdrawn",
            "/life/death-reported",
            "/life/erased");
    for (var each : pages) {
      var page = registrar.open("/enrolments/" + id + each);
      assertEquals(200, page.status(), each);
      assertFalse(page.text("main").toLowerCase().contains("child"), each + page.text("main"));
    }
    report(id);
    assertTrue(registrar.open(record(id)).text("main").contains("that this adult has died"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"held", "adopted"})
  void whatHappensToChildrenAloneIsNeitherOfferedNorTaken(String event) {
    var id = adult(visit());
    var child = visit().enrolled();

    assertFalse(registrar.open(record(id)).links().contains(life(id, event)));
    assertTrue(registrar.open(record(child)).links().contains(life(child, event)));
    assertEquals(409, registrar.open(life(id, event)).status());
  }

  private static String life(String id, String event) {
    return "/enrolments/" + id + "/life/" + event;
  }

  private String change(String change) {
    return "/family/records/" + guardian(ivo) + "/" + change;
  }

  private static String adult(EnrolmentFixture visit) {
    return visit.send().statusCode(201).extract().path("others[0]");
  }

  private EnrolmentFixture visit() {
    return family()
        .by(Actors.aRegistrar())
        .with(
            "others",
            List.of(
                Map.of(
                    "childGivenNames", "Ivo",
                    "childFamilyName", "Fernsby",
                    "ageGroup", "ADULT",
                    "dateOfBirth", "1961-05-01",
                    "contact", ivo.address(),
                    "cardNumber", CardNumbers.next())));
  }
}
