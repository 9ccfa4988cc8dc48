package throughline.membership.record.life;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static throughline.membership.desk.enrolment.EnrolmentFixture.anEnrolment;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import throughline.membership.desk.enrolment.EnrolmentFixture;
import throughline.membership.testing.Actors;
import throughline.membership.testing.CardNumbers;
import throughline.platform.testing.Actor;
import throughline.platform.testing.Browser;
import throughline.platform.testing.Database;
import throughline.platform.testing.TestServers;

/** A family that flees long after the enrolment is protected from that moment on. */
@QuarkusTest
class SecretLaterTest {

  private static final String STREET = "17 Quibberly Mews";
  private static final String SECRET = "address-made-secret";
  private static final String RIGHT = "address-put-right";

  private final String mailbox = UUID.randomUUID() + "@example.org";
  private final Actor person = Actors.ofLibraryStaff().at("BANB");
  private final RecordFixture staff = RecordFixture.by(person);
  private final RecordFixture registrar = RecordFixture.by(Actors.aRegistrar());

  @Test
  void whereItHadBeenShownAndSentIsSaidBeforeItIsMadeSecretAndAfterwards() {
    var id = family().enrolled();
    await().until(() -> TestServers.mail().receivedBy(mailbox).size() == 1);
    registrar.open("/enrolments/" + id + "/address");
    registrar.open("/enrolments/" + id);
    Database.execute(
        "UPDATE hand_over SET state = 'TOLD', told_at = now(), told_by = 'HAND' WHERE member_key = '%s'"
            .formatted(id));
    inFile(id);

    var before = staff.form(id, SECRET).text("main");
    var after = staff.done(id, SECRET, Map.of()).text("main");

    for (var said :
        List.of(
            "Address opened by a registrar at Oxford",
            "Receipt opened by a registrar at Oxford",
            "to Marigold Fernsby (Mother)",
            "Told to the library system",
            "In a file of births")) {
      assertTrue(before.contains(said), said + " is not in " + before);
      assertTrue(after.contains(said), said + " is not in " + after);
    }
    assertFalse(before.contains("Quibberly") || after.contains("Quibberly"), "tells no address");
    assertTrue(after.contains("The address is secret now"), after);
  }

  @Test
  void itIsHiddenFromThatMomentOnWhereverOneOfTheEnrolmentIs() {
    var id = family().with("birthOrder", "1").with("others", List.of(twin())).enrolled();
    var twin = twinOf(id);
    inFile(id);
    await().until(() -> TestServers.mail().receivedBy(mailbox).size() == 1);
    var stale = staff.form(id, SECRET);
    var changes =
        Database.number("SELECT changes FROM hand_over WHERE member_key = '%s'".formatted(id));

    staff.done(id, SECRET, Map.of());

    for (var child : List.of(id, twin)) {
      assertEquals(
          "/enrolments/" + child + "/reason",
          registrar.open("/enrolments/" + child + "/record").redirect());
      var address = registrar.open("/enrolments/" + child + "/address");
      assertEquals("This address is secret", address.text("h1"));
      assertFalse(address.source().contains("Quibberly"));
      var residency = RecordFixture.event(child, 2).get("residency");
      assertEquals("UNKNOWN", residency.get(residency.size() - 1).get("state").asText());
    }
    assertEquals(
        changes + 1,
        Database.number("SELECT changes FROM hand_over WHERE member_key = '%s'".formatted(id)),
        "the library system is told to take it out");
    assertEquals(
        0,
        Database.number(
            "SELECT count(*) FROM vault.import_row WHERE cells::text LIKE '%Quibberly%' AND member_key = '"
                + id
                + "'"));
    assertTrue(staff.history(id).contains("Address made secret by you"), staff.history(id));
    var refused = staff.sendOpened(stale, id, SECRET, Map.of());
    assertEquals(409, refused.status(), "somebody was quicker");
  }

  @Test
  void whoIsGivenAFileIsNotToldWhenItWasMadeSecret() {
    var id = family().enrolled();
    staff.done(id, SECRET, Map.of());
    var page = "/enrolments/" + id + "/export";
    var typed = Map.of("reader", "CHILD", "reason", "COURT", "address", "YES", "format", "JSON");

    var file = staff.sendTo(page, typed).source();

    assertTrue(file.contains("Enrolled"), file);
    assertFalse(file.contains("secret by") || file.contains("Address made"), file);
    assertFalse(file.contains("Quibberly") || file.contains("Banbury"), file);
  }

  @Test
  void aMailThatWaitsIsNotSent() {
    var id = family().enrolled();
    await().until(() -> TestServers.mail().receivedBy(mailbox).size() == 1);
    var guardian = guardianOf(id);

    TestServers.mail()
        .whileAway(
            () -> {
              var list = "/enrolments/" + id + "/guardians";
              var link = list + "/" + guardian + "/link";
              var browser = Browser.of(Actors.aRegistrar());
              assertEquals(303, browser.send(browser.open(list), link, Map.of()).status());
              staff.done(id, SECRET, Map.of());
              await().until(() -> newLink(guardian).equals("WITHHELD"));
            });

    assertEquals(List.of(), TestServers.mail().receivedBy(mailbox), "since the server came back");
  }

  @Test
  void anAddressIsAddedAndPutRightFromTheRecordWithoutAMove() {
    var id = anEnrolment().enrolled();
    var since = Database.text("SELECT enrolled_on FROM member WHERE key = '%s'".formatted(id));

    assertEquals(
        List.of("#address Enter the address or the postcode"),
        staff.send(id, RIGHT, Map.of()).problems());
    staff.done(id, RIGHT, Map.of("address", "1 Wrong Street", "postcode", "OX16 1AA"));
    assertEquals("1 Wrong Street OX16 1AA " + since + " OPEN", held(id));
    staff.done(id, RIGHT, Map.of("address", "2 Right Street", "residence", "E07000178"));

    assertEquals("2 Right Street " + since + " OPEN", held(id));
    assertEquals(
        1,
        Database.number(
            "SELECT count(*) FROM vault.address WHERE member_key = '%s'".formatted(id)));
    var residency = RecordFixture.event(id, 2).get("residency");
    assertEquals(1, residency.size(), "it was wrong from the beginning");
    assertEquals("E07000178", residency.get(0).get("residenceDistrict").asText());
    var history = staff.history(id);
    assertTrue(history.contains("Address put right by you"), history);
    assertFalse(history.contains("Street"), history);
  }

  @Test
  void aSecretOneThatIsPutRightStaysSecretAndIsInNoDistrict() {
    var id = family().enrolled();
    staff.done(id, SECRET, Map.of());

    staff.done(id, RIGHT, Map.of("address", "1 New Street", "residence", "E07000178"));

    assertTrue(held(id).endsWith(" RESTRICTED"), held(id));
    assertEquals(2, RecordFixture.events(id), "nobody is told of it");
    assertEquals(409, staff.form(id, SECRET).status(), "it is secret already");
  }

  private EnrolmentFixture family() {
    return anEnrolment()
        .with("guardianContact", mailbox)
        .with("address", STREET)
        .with("postcode", "OX16 1AA");
  }

  private static Map<String, String> twin() {
    return Map.of(
        "childGivenNames", "Rhys",
        "childFamilyName", "Fernsby",
        "birthOrder", "2",
        "dateOfBirth", "2026-11-02",
        "cardNumber", CardNumbers.next());
  }

  private static String twinOf(String id) {
    return Database.text(
        """
        SELECT other.key FROM member JOIN member other USING (household_key)
        WHERE member.key = '%1$s' AND other.key <> '%1$s'
        """
            .formatted(id));
  }

  private static String guardianOf(String id) {
    return Database.text("SELECT id FROM vault.guardian WHERE member_key = '%s'".formatted(id));
  }

  private static String newLink(String guardian) {
    return Database.text(
        "SELECT status FROM mail WHERE kind = 'new-link' AND reference = '%s'".formatted(guardian));
  }

  private static String held(String id) {
    return Database.text(
        """
        SELECT concat_ws(' ', lines, postcode, from_date, policy) FROM vault.address
        JOIN vault.address_policy USING (member_key) WHERE to_date IS NULL AND member_key = '%s'
        """
            .formatted(id));
  }

  /** As if a spreadsheet had told of the child. */
  private static void inFile(String id) {
    Database.execute(
        """
        INSERT INTO import_file (id, office_code, digest, uploaded_by, uploaded_at, row_count, left_out,
                                 columns, enrol_work, expires_at)
        VALUES ('%1$s', 'OXFORD', decode(replace('%1$s', '-', ''), 'hex'), 'somebody',
                '2026-11-20T10:00Z', 1, 0, '{ADDRESS}', '%1$s', '2026-12-20T10:00Z');
        INSERT INTO vault.import_row (file_id, row_number, visit, cells, outcome, member_key, taken_at)
        VALUES ('%1$s', 2, 2, '{"ADDRESS": "%2$s", "POSTCODE": "OX16 1AA"}', 'NEW', '%1$s', now())
        """
            .formatted(id, STREET));
  }
}
