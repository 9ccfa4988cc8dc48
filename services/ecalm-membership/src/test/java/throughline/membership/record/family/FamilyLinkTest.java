package throughline.membership.record.family;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import throughline.membership.contact.link.FamilyAccess;
import throughline.platform.testing.Database;
import throughline.platform.testing.Page;
import throughline.platform.testing.TestServers;

/** The link in a mail opens what is held for one guardian, and for nobody else. */
@QuarkusTest
class FamilyLinkTest extends FamilyTest {

  @Inject FamilyAccess access;

  @Test
  void theSecretOfTheLinkIsInNoTableAndLeavesTheAddressAtOnce() {
    var id = family().enrolled();
    var link = marigold.link(1);
    await().until(() -> "SENT".equals(status("welcome", id)));
    var secret = link.replaceFirst(".*/", "");
    assertEquals(43, secret.length());
    assertEquals(0, found(secret));
    assertNotEquals(0, found(marigold.address()), "the search finds what is there");
    var before = Database.digest();
    var answer = marigold.browser().open(link);
    var first = marigold.browser().follow(answer);

    assertEquals("/family/open", answer.redirect());
    assertEquals("no-referrer", answer.header("Referrer-Policy"));
    var cookie = answer.header("Set-Cookie");
    assertTrue(cookie.contains("HTTPOnly") && cookie.contains("SameSite=Lax"), cookie);
    assertEquals("/family/open", first.action());
    assertEquals("no-store", first.header("Cache-Control"));
    assertFalse(first.source().contains(secret));
    assertEquals(before, Database.digest(), "what examines mails opens links, too");
    assertEquals(403, marigold.held().status());
  }

  @Test
  void whatIsToldOfAChildStopsWhenSomebodySaysThatItDiedAndATwinIsStillShown() {
    var twins =
        family()
            .named("Ada", "Fernsby")
            .with("birthOrder", "1")
            .with("others", List.of(twin()))
            .send()
            .statusCode(201)
            .extract();
    marigold.opened();

    report(twins.path("id"));

    var held = marigold.held();
    assertEquals("Rhys Fernsby", held.text("h2 bdi"));
    assertFalse(held.source().contains("Ada"));
    report(twins.path("others[0]"));
    var closed = marigold.held();
    var nothing = marigold.press(marigold.link(1));
    var asked = marigold.browser().send(nothing, "/family/new-link", Map.of());
    for (var page : List.of(closed, nothing, asked)) {
      var words = page.text("main").toLowerCase(Locale.ROOT);
      assertFalse(words.matches(".*(die|dead|death|sorry|child|baby|children).*"), words);
    }
    assertEquals(403, closed.status());
    await().until(() -> "WITHHELD".equals(status("new-link", twins.path("id"))) || none());
    assertEquals(1, marigold.mails().size());
  }

  private boolean none() {
    return Database.number(
            "SELECT count(*) FROM mail WHERE kind = 'new-link' AND recipient = '%s'"
                .formatted(marigold.address()))
        == 0;
  }

  @Test
  void aMailThatIsTriedAgainAndAgainTakesNoLinkOfAMailThatArrived() {
    var id = family().enrolled();
    var first = marigold.link(1);
    await().until(() -> "SENT".equals(status("welcome", id)));
    var guardians = "/enrolments/" + id + "/guardians";
    var send = guardians + "/" + guardian(marigold) + "/link";

    TestServers.mail()
        .whileAway(
            () -> {
              registrar.send(registrar.open(guardians), send, Map.of());
              await().until(() -> links(id) > 6);
            });

    assertEquals(303, marigold.press(first).status());
    assertEquals(303, marigold.press(marigold.link(1)).status(), "the mail that was tried");
  }

  @Test
  void ofOneGuardianTheLinksOfTheNewestFiveMailsOpen() {
    var id = family().enrolled();
    var first = marigold.link(1);
    var person = UUID.fromString(person(id));

    for (var mail = 2; mail <= 5; mail++) {
      clock.advance(Duration.ofMinutes(1));
      access.link(person, UUID.randomUUID());
    }
    assertEquals(303, marigold.press(first).status());
    clock.advance(Duration.ofMinutes(1));
    access.link(person, UUID.randomUUID());

    assertEquals(403, marigold.press(first).status());
    assertEquals(5, links(id));
  }

  private static long links(String id) {
    return Database.number(
        "SELECT count(*) FROM mail_link WHERE kind = 'LINK' AND holder = '%s'"
            .formatted(person(id)));
  }

  private static String person(String id) {
    return Database.text(
        "SELECT person_key FROM vault.guardian WHERE member_key = '%s'".formatted(id));
  }

  @Test
  void anOldLinkOffersANewOneAndSaysTheSameOfOneThatNeverWas() {
    family().enrolled();
    var old = marigold.link(1);
    clock.advance(Duration.ofDays(31));

    var ended = marigold.press(old);
    var never = new Mailbox().press("/family/link/" + "A".repeat(43));
    assertEquals(403, ended.status());
    assertEquals(ended.text("main"), never.text("main"));
    var asked = marigold.browser().send(ended, "/family/new-link", Map.of());
    var again = marigold.browser().send(ended, "/family/new-link", Map.of());
    var unknown = new Mailbox().browser().post("/family/new-link", Map.of());
    assertEquals(asked.text("main"), again.text("main"));
    assertEquals(asked.text("main"), unknown.text("main"));

    var fresh = marigold.link(2);
    assertNotEquals(old, fresh);
    assertEquals("Wren Fernsby", marigold.opened().text("h2 bdi"));
    assertEquals(
        1,
        Database.number(
            "SELECT count(*) FROM mail WHERE kind = 'new-link' AND recipient = '%s'"
                .formatted(marigold.address())));
  }

  @Test
  void erasureEndsWhatIsOpenAndLeavesNoLink() {
    var id = family().enrolled();
    marigold.opened();
    var person =
        Database.text(
            "SELECT person_key FROM vault.guardian WHERE member_key = '%s'".formatted(id));
    var page = "/enrolments/" + id + "/life/erased";

    registrar.send(registrar.open(page), page, Map.of("confirmation", "erase"));

    assertEquals(403, marigold.held().status());
    assertEquals(403, marigold.press(marigold.link(1)).status());
    assertEquals(
        0, Database.number("SELECT count(*) FROM mail_link WHERE holder = '%s'".formatted(person)));
  }

  @Test
  void aFamilyWithASecretAddressIsShownNeitherThatNorALibraryAndOnlyIfMailIsSafe() {
    var id =
        family().with("addressPolicy", "RESTRICTED").with("address", "3 Quibberly Mews").enrolled();
    await().until(() -> "WITHHELD".equals(status("welcome", id)));
    var person =
        Database.text(
            "SELECT person_key FROM vault.guardian WHERE member_key = '%s'".formatted(id));
    assertEquals(0, marigold.mails().size());

    Database.execute(
        "UPDATE vault.address_policy SET safe_channel = 'EMAIL' WHERE member_key = '%s'"
            .formatted(id));
    Database.execute(
        "UPDATE mail SET status = 'WAITING', finished_at = NULL, reason = NULL WHERE recipient = '%s'"
            .formatted(marigold.address()));
    var held = marigold.opened();
    for (var secret : List.of("Quibberly", "Banbury", "address", "Address of", id, person)) {
      assertFalse(held.text("main").contains(secret), secret);
    }

    Database.execute(
        "UPDATE vault.address_policy SET safe_channel = NULL WHERE member_key = '%s'"
            .formatted(id));
    assertEquals(403, marigold.held().status());
  }

  @Test
  void whoTriesLinksIsStoppedForTenMinutes() {
    family().enrolled();
    var guesser = new Mailbox();
    Page last = null;
    for (var i = 0; i <= 20; i++) {
      last = guesser.press("/family/link/" + UUID.randomUUID());
    }
    assertEquals(429, last.status());
    assertEquals("600", last.header("Retry-After"));
    assertEquals(429, marigold.press(marigold.link(1)).status());

    clock.advance(Duration.ofMinutes(11));
    assertEquals(303, marigold.press(marigold.link(1)).status());
  }

  @Test
  void aClosedPageIsClosedInEveryTab() {
    family().enrolled();
    var held = marigold.opened();

    assertEquals(200, marigold.browser().send(held, "/family/leave", Map.of()).status());
    assertEquals(403, marigold.held().status());
    marigold.opened();
    clock.advance(Duration.ofMinutes(31));
    assertEquals(403, marigold.held().status());
  }
}
