package throughline.membership.record.family;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import throughline.membership.desk.enrolment.EnrolmentFixture;
import throughline.membership.testing.Actors;
import throughline.platform.testing.Browser;
import throughline.platform.testing.Database;
import throughline.platform.testing.Race;
import throughline.platform.testing.TestServers;

/** Who answers for a child changes after the enrolment: a father is registered, a court decides. */
@QuarkusTest
class GuardianEndsTest extends FamilyTest {

  private final Mailbox rowan = new Mailbox();

  @Test
  void whoAnswersForTheChildNoLongerIsSentAndShownNothingFromThatMomentOn() {
    var id = withTwo().enrolled();
    marigold.opened();
    rowan.opened();
    var his = guardian(rowan);
    var oldLink = rowan.link(1);
    var stale = registrar.open(page(id, his + "/end"));
    assertTrue(stale.text("main").contains("To the child they are: Parent"), stale.text("main"));

    assertEquals(
        List.of("#reason Choose why"),
        registrar
            .send(registrar.open(page(id, his + "/end")), page(id, his + "/end"), Map.of())
            .problems());
    TestServers.mail()
        .whileAway(
            () -> {
              var list = registrar.open(page(id, ""));
              registrar.send(list, page(id, his + "/link"), Map.of());
              end(id, his, "today");
              await().until(() -> status(his).equals("WITHHELD"));
            });

    assertEquals(403, rowan.held().status());
    assertEquals(403, rowan.press(oldLink).status());
    assertEquals(200, marigold.held().status());
    assertEquals(List.of(), rowan.mails(), "what waited is not sent");
    var list = registrar.open(page(id, ""));
    assertTrue(list.text("main").contains("Answered for the child until"), list.text("main"));
    assertFalse(list.has("form[action$='" + his + "/link']"), "nothing is sent to them");
    var history = registrar.open("/enrolments/" + id + "/history").text("main");
    assertTrue(history.contains("Reason: A court has decided"), history);
    assertFalse(history.contains("Rowan"), "each guardian may read it");
    assertEquals(409, registrar.send(stale, page(id, his + "/end"), ended("today")).status());
    for (var change : List.of("", "/contact", "/details")) {
      assertEquals(409, registrar.open(page(id, his + change)).status(), change);
    }
  }

  @Test
  void theLastOneStaysUntilSomebodyElseAnswersForTheChild() {
    var id = family().enrolled();
    var hers = guardian(marigold);
    var end = page(id, hers + "/end");

    var refused = registrar.send(registrar.open(end), end, ended("today"));

    assertEquals(409, refused.status());
    assertTrue(refused.problems().get(0).contains("Add who answers"), refused.source());
    var council =
        Map.of(
            "guardianName", "Oxfordshire County Council",
            "guardianRelationship", "LOCAL_AUTHORITY",
            "guardianContact", rowan.address(),
            "mayContact", "YES",
            "mayManage", "YES",
            "reason", "COURT");
    var add = page(id, "new");
    assertEquals(
        List.of(
            "#guardianName Enter the guardian's name",
            "#guardianRelationship Choose what the guardian is to the child",
            "#guardianContact Enter the guardian's e-mail address or phone number",
            "#mayContact Choose whether we may write to them",
            "#mayManage Choose whether they may change it",
            "#reason Choose why"),
        registrar.send(registrar.open(add), add, Map.of()).problems());
    var list = registrar.follow(registrar.send(registrar.open(add), add, council));
    assertTrue(list.text("main").contains("Oxfordshire County Council"), list.text("main"));
    end(id, hers, "today");

    assertEquals(403, marigold.press(marigold.link(1)).status());
    assertEquals(
        "Oxfordshire County Council",
        Database.text(
            "SELECT name FROM vault.guardian WHERE valid_to IS NULL AND member_key = '%s'"
                .formatted(id)));
    var send = page(id, guardian(rowan) + "/link");
    registrar.send(registrar.open(page(id, "")), send, Map.of());
    assertEquals(200, rowan.opened().status());
  }

  @Test
  void ofTwoWhoEndTheTwoGuardiansAtOnceOneIsToldAndOneGuardianStays() throws Exception {
    var id = withTwo().enrolled();
    welcomed();
    var one = page(id, guardian(marigold) + "/end");
    var other = page(id, guardian(rowan) + "/end");
    var colleague = Browser.of(Actors.aRegistrar());
    var here = registrar.open(one);
    var there = colleague.open(other);

    var answers =
        Race.atOnce(
            () -> registrar.send(here, one, ended("today")).status(),
            () -> colleague.send(there, other, ended("today")).status());

    assertEquals(List.of(303, 409), answers.stream().sorted().toList());
    assertEquals(
        1,
        Database.number(
            "SELECT count(*) FROM vault.guardian WHERE valid_to IS NULL AND member_key = '%s'"
                .formatted(id)));
  }

  @Test
  void whatSomebodyIsToTheChildIsPutRightWithAReason() {
    var id = withTwo().enrolled();
    welcomed();
    var details = page(id, guardian(rowan) + "/details");

    var form = registrar.open(details);
    assertEquals("PARENT", form.chosen("guardianRelationship"));
    var list =
        registrar.follow(
            registrar.send(
                form,
                details,
                Map.of(
                    "guardianName", "Rowan Oakley",
                    "guardianRelationship", "FATHER",
                    "reason", "REREGISTERED")));

    assertTrue(list.text("main").contains("Rowan Oakley"), list.text("main"));
    assertEquals(
        "Father",
        registrar.open(page(id, "")).text("main").contains("Father") ? "Father" : "not said");
    var history = registrar.open("/enrolments/" + id + "/history").text("main");
    assertTrue(history.contains("Reason: The birth was re-registered"), history);
    assertFalse(history.contains("Oakley"), "each guardian may read it");
  }

  private EnrolmentFixture withTwo() {
    return family()
        .with("secondGuardianName", "Rowan Fernsby")
        .with("secondGuardianRelationship", "PARENT")
        .with("secondGuardianContact", rowan.address());
  }

  /** Or a mail of this test's hour would wait during those of others. */
  private void welcomed() {
    marigold.link(1);
    rowan.link(1);
  }

  private void end(String id, String guardian, String day) {
    var end = page(id, guardian + "/end");
    assertEquals(303, registrar.send(registrar.open(end), end, ended(day)).status());
  }

  private static Map<String, String> ended(String day) {
    return Map.of("day", day, "reason", "COURT");
  }

  private static String page(String id, String rest) {
    return "/enrolments/" + id + "/guardians" + (rest.isEmpty() ? "" : "/" + rest);
  }

  private static String status(String guardian) {
    return Database.text(
        "SELECT status FROM mail WHERE kind = 'new-link' AND reference = '%s'".formatted(guardian));
  }
}
