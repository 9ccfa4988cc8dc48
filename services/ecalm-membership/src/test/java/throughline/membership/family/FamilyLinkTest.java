package throughline.membership.family;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static throughline.membership.enrolment.EnrolmentFixture.anEnrolment;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import throughline.membership.enrolment.EnrolmentFixture;
import throughline.membership.testing.Actors;
import throughline.membership.testing.CardNumbers;
import throughline.platform.testing.Browser;
import throughline.platform.testing.Database;
import throughline.platform.testing.Page;
import throughline.platform.testing.Race;
import throughline.platform.testing.TestClock;

/** The link in a mail opens what is held for one guardian, and for nobody else. */
@QuarkusTest
class FamilyLinkTest {

  private static final String ANYWHERE =
      """
      SELECT string_agg(format('SELECT count(*) FROM %I.%I t WHERE t::text LIKE ''%%NEEDLE%%''',
                               schemaname, tablename), ' UNION ALL ')
      FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')
      """;

  private final Browser registrar = Browser.of(Actors.aRegistrar());
  private final Mailbox marigold = new Mailbox();

  @Inject TestClock clock;

  @AfterEach
  void itIsNoonAgain() {
    clock.set(TestClock.NOON);
    Database.execute("DELETE FROM suppression; DELETE FROM erasure");
  }

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
  void aGuardianSeesWhatIsHeldOfTheChildAndOfThemselves() {
    var id = family().with("preferences", List.of("EVENTS")).enrolled();

    var pressed = marigold.press(marigold.link(1));
    var session = pressed.then().extract().headers().getValues("Set-Cookie").toString();
    var held = marigold.browser().follow(pressed);

    assertTrue(session.contains("SameSite=Strict"), session);
    assertEquals(0, found(session.replaceFirst("(?s).*-family=([^;]+).*", "$1")));
    assertEquals("Wren Fernsby", held.text("h2 bdi"));
    assertEquals("2 November 2026", held.summary("Date of birth"));
    assertEquals("Banbury", held.summary("Home library"));
    assertEquals("News of events for under 5s", held.summary("To be told"));
    assertEquals("Marigold Fernsby", held.summary("Name"));
    assertEquals(marigold.address(), held.summary("We write to"));
    assertFalse(held.source().contains(id), "events carry the member's key");
    assertTrue(history(id).contains("Opened by the link in a mail by a guardian"), history(id));
    assertTrue(held.source().length() < 60_000);
  }

  @Test
  void aGuardianNamesTheChildAndChoosesAnew() {
    var id =
        family()
            .without("childGivenNames")
            .with("naming", "NOT_NAMED_YET")
            .with("preferences", List.of("EVENTS"))
            .enrolled();
    marigold.opened();

    assertEquals(400, change("name", Map.of("childFamilyName", "")).status());
    var named = done("name", Map.of("childGivenNames", "Siân", "childFamilyName", "Fernsby"));
    assertEquals("Siân Fernsby", named.text("h2 bdi"));

    var page = marigold.browser().open(address("preferences"));
    assertTrue(page.has("input[value=EVENTS][checked]"));
    assertFalse(page.has("input[value=REMINDERS][checked]"));
    var chosen =
        marigold
            .browser()
            .follow(
                marigold
                    .browser()
                    .tick(page, page.action(), "preferences", List.of("REMINDERS", "HAND_OVER")));
    assertTrue(chosen.summary("To be told").startsWith("A reminder"), chosen.text("main"));
    var again = marigold.browser().open(address("preferences"));
    marigold.browser().follow(marigold.browser().tick(again, again.action(), "none", List.of()));

    assertEquals("Nothing", marigold.held().summary("To be told"));
    assertEquals("Nothing", registrar.open(record(id)).summary("To be told"));
    assertTrue(history(id).contains("What to be told changed by a guardian"), history(id));
    assertTrue(history(id).contains("Named by a guardian"), history(id));
  }

  @Test
  void aGuardianWithdrawsAndComesBackWithinAMonth() {
    var id = family().enrolled();
    marigold.opened();

    var withdrawn = done("withdraw", Map.of());
    assertTrue(withdrawn.summary("Member since").contains("withdrawn on 24 November 2026"));
    assertEquals("None that can be used", withdrawn.summary("Library card"));
    assertEquals("Withdrawn", registrar.open(record(id)).summary("Membership"));

    var back = done("resume", Map.of());
    assertTrue(back.summary("Library card").startsWith("Ends in"));
    assertEquals("Active", registrar.open(record(id)).summary("Membership"));

    done("withdraw", Map.of());
    clock.advance(Duration.ofDays(31));
    Database.execute(
        "UPDATE family_access SET opens_until = '2027-01-30', kept_until = '2027-01-30'");
    assertFalse(marigold.opened().links().contains(address("resume")));
    assertEquals(409, marigold.browser().open(address("resume")).status());
  }

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
  void ofTwoTabsTheSecondIsToldAndNothingIsOverrun() {
    family().enrolled();
    marigold.opened();
    var stale = marigold.browser().open(address("preferences"));
    done("withdraw", Map.of());
    done("resume", Map.of());

    var answer = marigold.browser().tick(stale, stale.action(), "preferences", List.of("EVENTS"));

    assertEquals(409, answer.status());
    assertTrue(answer.text("main").contains("changed this record since"), answer.text("main"));
    assertEquals("Nothing", marigold.held().summary("To be told"));
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
  void aFormThatTheServiceDidNotMakeIsNotTaken() {
    family().enrolled();
    marigold.opened();

    assertEquals(400, marigold.browser().post("/family/stop-contact", Map.of()).status());
    assertEquals(200, marigold.held().status());
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
        0,
        Database.number(
            "SELECT count(*) FROM family_access WHERE person_key = '%s'".formatted(person)));
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
  void guardiansWhoDisagreeHoldTheRecordUntilStaffHaveLooked() {
    var rowan = new Mailbox();
    var id = withTwo(rowan).with("preferences", List.of("EVENTS")).enrolled();
    marigold.opened();
    rowan.opened();
    var page = marigold.browser().open(address("withdraw"));

    var theirs = rowan.held().links().stream().filter(link -> link.endsWith("/disagree"));
    var form = rowan.browser().open(theirs.findFirst().orElseThrow());
    rowan.browser().follow(rowan.browser().send(form, form.action(), Map.of()));

    assertEquals(409, marigold.browser().send(page, page.action(), Map.of()).status());
    assertEquals(List.of(), changesOn(marigold.held()));
    assertEquals("Active", registrar.open(record(id)).summary("Membership"));
    assertTrue(registrar.open("/").text("main").contains("On hold"));
    var released = "/enrolments/" + id + "/life/released";
    registrar.follow(
        registrar.send(registrar.open(released), released, Map.of("reason", "AGREED")));
    assertNotEquals(List.of(), changesOn(marigold.held()));
  }

  @Test
  void whoTriesLinksIsStoppedForTenMinutes() {
    family().enrolled();
    clock.advance(Duration.ofHours(1));
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

  private EnrolmentFixture family() {
    return anEnrolment().with("guardianContact", marigold.address());
  }

  private EnrolmentFixture withTwo(Mailbox second) {
    return family()
        .with("secondGuardianName", "Rowan Fernsby")
        .with("secondGuardianRelationship", "FATHER")
        .with("secondGuardianContact", second.address());
  }

  private static Map<String, String> twin() {
    return Map.of(
        "childGivenNames", "Rhys",
        "childFamilyName", "Fernsby",
        "birthOrder", "2",
        "dateOfBirth", "2026-11-02",
        "cardNumber", CardNumbers.next());
  }

  private void report(String id) {
    var page = "/enrolments/" + id + "/life/death-reported";
    registrar.follow(registrar.send(registrar.open(page), page, Map.of()));
  }

  private String address(String change) {
    return "/family/records/" + guardian(marigold) + "/" + change;
  }

  private static String guardian(Mailbox mailbox) {
    return Database.text(
        "SELECT id FROM vault.guardian WHERE email = '%s'".formatted(mailbox.address()));
  }

  private Page change(String change, Map<String, String> typed) {
    return marigold
        .browser()
        .send(marigold.browser().open(address(change)), address(change), typed);
  }

  private Page done(String change, Map<String, String> typed) {
    return marigold.browser().follow(change(change, typed));
  }

  private static List<String> changesOn(Page held) {
    return held.links().stream().filter(link -> link.startsWith("/family/records/")).toList();
  }

  private static String record(String id) {
    return "/enrolments/" + id + "/record";
  }

  private String history(String id) {
    return registrar.open("/enrolments/" + id + "/history").text("main");
  }

  private static String status(String kind, String id) {
    return Database.text(
        """
        SELECT max(mail.status) FROM mail JOIN vault.guardian ON guardian.id::text = mail.reference
        WHERE mail.kind = '%s' AND guardian.member_key = '%s'
        """
            .formatted(kind, id));
  }

  private static long found(String needle) {
    return Database.number(
        "SELECT sum(count) FROM (%s) found"
            .formatted(Database.text(ANYWHERE.replace("NEEDLE", needle))));
  }
}
