package throughline.membership.record.family;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import throughline.membership.desk.enrolment.EnrolmentFixture;
import throughline.platform.testing.Database;
import throughline.platform.testing.Page;

/** Whom a change of one guardian's contact reaches, and whom it does not. */
@QuarkusTest
class ContactOfManyTest extends FamilyTest {

  private final Mailbox elsewhere = new Mailbox();

  @Test
  void itIsTheSameForTwinsAndChangesNothingOfTheOtherGuardian() {
    var rowan = new Mailbox();
    var twins = twins(withTwo(rowan));
    marigold.opened();
    give();

    assertFalse(rowan.opened().source().contains(elsewhere.address()));
    confirm();

    assertEquals(2, withEmail(elsewhere));
    assertEquals(2, withEmail(rowan));
    assertEquals(0, withEmail(marigold));
    for (var id : twins) {
      assertTrue(history(id).contains("Way to reach a guardian changed"), history(id));
    }
    assertEquals(200, rowan.held().status());
  }

  @Test
  void whatBecameOfOneTwinKeepsNoMailBack() {
    twins(family());
    marigold.opened();
    give();
    elsewhere.link(1);
    marigold.link(2);
    var firstOfBoth = "SELECT min(member_key::text) FROM vault.guardian WHERE email = '%s'";
    withdraw(Database.text(firstOfBoth.formatted(marigold.address())));

    confirm();

    var fresh = elsewhere.link(2);
    await().until(() -> marigold.mails().size() == 3);
    assertEquals("The library writes to this address no more", marigold.mails().get(2).subject());
    clock.advance(Duration.ofDays(31));
    var ended = elsewhere.press(fresh);
    assertEquals(403, ended.status());
    elsewhere.browser().send(ended, "/family/new-link", Map.of());
    elsewhere.link(3);
  }

  @Test
  void aGuardianNeedsNoRightToChangeTheRecordForThat() {
    var rowan = new Mailbox();
    withTwo(rowan).with("secondGuardianMayManage", "NO").enrolled();

    assertTrue(rowan.opened().links().contains("/family/contact"));
  }

  @Test
  void whoIsReportedDeadInBetweenLeavesNothingToConfirm() {
    var id = family().enrolled();
    marigold.opened();
    give();
    elsewhere.link(1);

    report(id);

    assertEquals(403, confirm().status());
    assertEquals(1, withEmail(marigold));
    assertEquals(0, withEmail(elsewhere));
  }

  @Test
  void ofARecordThatIsHeldOrWithdrawnTheStaffSeeToIt() {
    family().enrolled();
    marigold.opened();
    done("withdraw", Map.of());

    assertFalse(marigold.held().links().contains("/family/contact"));
    assertEquals(409, marigold.browser().open("/family/contact").status());
  }

  @Test
  void aFamilyWithASecretAddressIsWrittenToElsewhereOnlyIfMailIsSafe() {
    var id = family().with("addressPolicy", "RESTRICTED").enrolled();
    Database.execute(
        "UPDATE vault.address_policy SET safe_channel = 'EMAIL' WHERE member_key = '%s'"
            .formatted(id));
    Database.execute(
        "UPDATE mail SET status = 'WAITING', finished_at = NULL, reason = NULL WHERE recipient = '%s'"
            .formatted(marigold.address()));
    marigold.opened();
    give();
    elsewhere.link(1);
    Database.execute(
        "UPDATE vault.address_policy SET safe_channel = NULL WHERE member_key = '%s'"
            .formatted(id));

    assertEquals(403, confirm().status());
    assertEquals(0, withEmail(elsewhere));
  }

  @Test
  void erasureTakesTheAddressThatWaitsAlong() {
    var id = family().enrolled();
    marigold.opened();
    give();
    elsewhere.link(1);
    await().until(() -> "SENT".equals(status("confirm-contact", id)));
    var page = "/enrolments/" + id + "/life/erased";

    registrar.send(registrar.open(page), page, Map.of("confirmation", "erase"));

    assertEquals(0, found(elsewhere.address()));
    assertEquals(403, confirm().status());
  }

  @Test
  void whoAsksWhatIsHeldIsToldOfIt() {
    var id = family().enrolled();
    marigold.opened();
    give();
    var page = "/enrolments/" + id + "/export";

    var file =
        registrar.send(
            registrar.open(page),
            page,
            Map.of(
                "reader",
                guardian(marigold),
                "address",
                "NO",
                "reason",
                "ASKED_HERE",
                "format",
                "JSON"));

    assertTrue(file.source().contains("\"contactToConfirm\""), file.source());
    assertTrue(file.source().contains(elsewhere.address()));
  }

  private static List<String> twins(EnrolmentFixture visit) {
    var answer =
        visit
            .named("Ada", "Fernsby")
            .with("birthOrder", "1")
            .with("others", List.of(twin()))
            .send()
            .statusCode(201)
            .extract();
    return List.of(answer.path("id"), answer.path("others[0]"));
  }

  private void withdraw(String id) {
    var page = "/enrolments/" + id + "/life/withdrawn";
    registrar.follow(registrar.send(registrar.open(page), page, Map.of()));
  }

  private void give() {
    var page = marigold.browser().open("/family/contact");
    marigold
        .browser()
        .send(page, "/family/contact", Map.of("contact", elsewhere.address()))
        .then()
        .statusCode(303);
  }

  private Page confirm() {
    var page = elsewhere.browser().follow(elsewhere.browser().open(elsewhere.link(1)));
    return elsewhere.browser().send(page, "/family/confirm", Map.of());
  }

  private static long withEmail(Mailbox mailbox) {
    return Database.number(
        "SELECT count(*) FROM vault.guardian WHERE email = '%s'".formatted(mailbox.address()));
  }
}
