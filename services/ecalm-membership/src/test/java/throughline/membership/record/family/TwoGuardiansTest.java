package throughline.membership.record.family;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static throughline.membership.desk.enrolment.EnrolmentFixture.anEnrolment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import throughline.membership.testing.HeldRows;
import throughline.platform.testing.Browser;
import throughline.platform.testing.Database;
import throughline.platform.testing.Race;

/** Two guardians of a child, who may not be on speaking terms. */
@QuarkusTest
class TwoGuardiansTest extends FamilyTest {

  @Test
  void messagesStopForOneGuardianAloneAndTheLinkWithThem() {
    var rowan = new Mailbox();
    var id = withTwo(rowan).enrolled();
    marigold.opened();
    rowan.opened();
    var page = marigold.browser().open("/family/stop-contact");

    var stopped = marigold.browser().follow(marigold.browser().send(page, page.action(), Map.of()));

    assertTrue(stopped.text("h1").contains("Nothing is sent to you any more"));
    assertEquals(403, marigold.held().status());
    assertEquals(403, marigold.press(marigold.link(1)).status());
    assertEquals(200, rowan.held().status());
    assertEquals(
        1,
        Database.number(
            "SELECT count(*) FROM vault.guardian WHERE may_contact AND member_key = '%s'"
                .formatted(id)));
    assertTrue(history(id).contains("Contact with a guardian stopped by a guardian"));
  }

  @Test
  void oneGuardianSeesNothingOfTheOtherAndChangesNothingWithoutTheRight() {
    var rowan = new Mailbox();
    withTwo(rowan).with("secondGuardianMayManage", "NO").with("address", "1 Long Lane").enrolled();

    var hers = marigold.opened();
    var his = rowan.opened();

    assertFalse(hers.source().contains("Rowan") || hers.source().contains(rowan.address()));
    assertFalse(his.source().contains("Marigold") || his.source().contains(marigold.address()));
    assertFalse((hers.source() + his.source()).contains("Long Lane"), "perhaps the other's home");
    assertEquals("The library has one. Ask the staff to see it", his.summary("Address"));
    assertEquals(List.of(), changesOn(his));
    var theirs = hers.links().stream().filter(link -> link.endsWith("/withdraw")).findFirst();
    assertEquals(404, rowan.browser().open(theirs.orElseThrow()).status());
    var own = theirs.orElseThrow().replaceFirst("records/[^/]+", "records/" + guardian(rowan));
    assertEquals(409, rowan.browser().open(own).status());
  }

  @Test
  void ofTwoGuardiansAtTheSameMomentOneIsTold() throws Exception {
    var rowan = new Mailbox();
    var id = withTwo(rowan).enrolled();
    marigold.opened();
    rowan.opened();
    var hers = marigold.browser().open(address("withdraw"));
    var hisAddress = "/family/records/" + guardian(rowan) + "/disagree";
    var his = rowan.browser().open(hisAddress);

    var answers =
        Race.atOnce(
            () -> marigold.browser().send(hers, hers.action(), Map.of()).status(),
            () -> rowan.browser().send(his, his.action(), Map.of()).status());

    assertEquals(List.of(303, 409), answers.stream().sorted().toList());
    assertEquals(
        1,
        Database.number(
            """
            SELECT count(*) FROM member
            WHERE key = '%s' AND (held_since IS NULL) <> (withdrawn_on IS NULL)
            """
                .formatted(id)));
  }

  @Test
  void whoStopsMessagesLocksTheChildrenInTheOrderOfEverybodyElse() throws Exception {
    Mailbox mailbox;
    List<String> twins;
    do {
      mailbox = new Mailbox();
      twins = twins(mailbox);
      // To Java the first half of all keys is the second.
    } while (isOfFirstHalf(twins.get(0)) == isOfFirstHalf(twins.get(1)));
    var guardian = mailbox;
    guardian.opened();
    var page = guardian.browser().open("/family/stop-contact");
    var first = twins.get(isOfFirstHalf(twins.get(0)) ? 0 : 1);
    var second = twins.get(isOfFirstHalf(twins.get(0)) ? 1 : 0);

    try (var other = HeldRows.ofMember(first)) {
      var stopped =
          other.waitedForBy(
              1, () -> guardian.browser().send(page, page.action(), Map.of()).status());
      other.execute("SELECT FROM member WHERE key = '%s' FOR UPDATE NOWAIT".formatted(second));
      other.commit();
      assertTrue(stopped.get() < 400, "both are free again");
    }

    assertEquals(
        0,
        Database.number(
            "SELECT count(*) FROM vault.guardian WHERE email = '%s' AND may_contact"
                .formatted(guardian.address())));
  }

  private static List<String> twins(Mailbox mailbox) {
    var visit =
        anEnrolment()
            .with("guardianContact", mailbox.address())
            .named("Ada", "Fernsby")
            .with("birthOrder", "1")
            .with("others", List.of(twin()))
            .send()
            .statusCode(201)
            .extract();
    return List.of(visit.path("id"), visit.path("others[0]"));
  }

  private static boolean isOfFirstHalf(String key) {
    return key.charAt(0) < '8';
  }

  @Test
  void aTabOfTheOtherGuardianInTheSameBrowserDoesNothingInHisName() {
    var shared = Browser.ofNobody();
    var hers = new Mailbox(shared);
    var his = new Mailbox(shared);
    anEnrolment()
        .with("guardianContact", hers.address())
        .with("secondGuardianName", "Rowan Fernsby")
        .with("secondGuardianRelationship", "FATHER")
        .with("secondGuardianContact", his.address())
        .enrolled();
    hers.opened();
    var page = shared.open("/family/stop-contact");
    his.opened();

    assertEquals(400, shared.send(page, page.action(), Map.of()).status());
    assertEquals("Rowan Fernsby", his.held().summary("Name"));
  }

  @Test
  void guardiansWhoDisagreeHoldTheRecordUntilStaffHaveLooked() throws IOException {
    var rowan = new Mailbox();
    var id = withTwo(rowan).with("preferences", List.of("REMINDERS")).enrolled();
    marigold.opened();
    rowan.opened();
    var page = marigold.browser().open(address("withdraw"));

    var theirs = rowan.held().links().stream().filter(link -> link.endsWith("/disagree"));
    var form = rowan.browser().open(theirs.findFirst().orElseThrow());
    rowan.browser().follow(rowan.browser().send(form, form.action(), Map.of()));

    assertEquals(409, marigold.browser().send(page, page.action(), Map.of()).status());
    var inset = marigold.held().text(".govuk-inset-text");
    assertTrue(inset.startsWith("Until the staff have looked at this membership"), inset);
    assertEquals(List.of(), changesOn(marigold.held()));
    assertEquals("Active", registrar.open(record(id)).summary("Membership"));
    assertTrue(registrar.open("/").text("main").contains("On hold"));
    assertTrue(history(id).contains("Held, since the guardians disagree by a guardian"));
    assertTrue(held(marigold, id).path("by").isMissingNode(), "nobody is told who wrote");
    var released = "/enrolments/" + id + "/life/released";
    registrar.follow(
        registrar.send(registrar.open(released), released, Map.of("reason", "AGREED")));
    assertNotEquals(List.of(), changesOn(marigold.held()));
  }

  @Test
  void aFileDoesNotSayWhenAnotherGuardianWasAtTheLink() throws IOException {
    var rowan = new Mailbox();
    var id = withTwo(rowan).enrolled();
    marigold.opened();
    rowan.opened();
    var page = rowan.browser().open("/family/stop-contact");
    rowan.browser().follow(rowan.browser().send(page, page.action(), Map.of()));

    var opened = "Opened by the link in a mail";
    var stopped = "Contact with a guardian stopped";
    var hers = whatWasDone(guardian(marigold), id);
    var his = whatWasDone(guardian(rowan), id);
    var childs = whatWasDone("CHILD", id);

    assertEquals(1, Collections.frequency(hers, opened));
    assertEquals(1, Collections.frequency(his, opened));
    assertEquals(0, Collections.frequency(childs, opened));
    assertFalse(hers.contains(stopped) || childs.contains(stopped));
    assertTrue(his.contains(stopped));
  }

  private List<String> whatWasDone(String reader, String id) throws IOException {
    var done = new ArrayList<String>();
    history(reader, id).forEach(entry -> done.add(entry.get("what").asText()));
    return done;
  }

  /** What a file for this guardian says of it. */
  private JsonNode held(Mailbox reader, String id) throws IOException {
    for (var entry : history(guardian(reader), id)) {
      if (entry.get("what").asText().equals("Held, since the guardians disagree")) {
        return entry;
      }
    }
    throw new AssertionError("not in the file");
  }

  private JsonNode history(String reader, String id) throws IOException {
    var page = "/enrolments/" + id + "/export";
    var typed =
        Map.of(
            "reader", reader,
            "barredReason", "NO_GROUND",
            "address", "NO",
            "reason", "ASKED_HERE",
            "format", "JSON");
    var file = registrar.send(registrar.open(page), page, typed);
    return new ObjectMapper().readTree(file.bytes()).get("history");
  }
}
