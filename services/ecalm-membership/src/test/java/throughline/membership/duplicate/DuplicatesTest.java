package throughline.membership.duplicate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static throughline.membership.enrolment.EnrolmentFixture.anEnrolment;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import throughline.contracts.membership.MembershipEvents;
import throughline.membership.enrolment.EnrolmentFixture;
import throughline.membership.testing.Actors;
import throughline.membership.testing.HandOverRows;
import throughline.membership.testing.HeldRows;
import throughline.membership.testing.Names;
import throughline.membership.testing.Restricted;
import throughline.membership.vault.Under5Cards;
import throughline.platform.core.time.London;
import throughline.platform.testing.Actor;
import throughline.platform.testing.Browser;
import throughline.platform.testing.Database;
import throughline.platform.testing.JsonSchema;
import throughline.platform.testing.Page;
import throughline.platform.testing.Published;
import throughline.platform.testing.Race;
import throughline.platform.testing.TestClock;

/** Two records of one child, until somebody has decided, and a merge until it is final. */
@QuarkusTest
class DuplicatesTest {

  private static final String FORGOTTEN_MERGES =
      "/db/migration/V20261130_941__forgotten_merges.sql";

  private final String family = Names.family();
  private final EnrolmentFixture first = anEnrolment().ofFamily("Wren", family);
  private final EnrolmentFixture second =
      anEnrolment()
          .ofFamily("Wren", family)
          .by(Actors.aRegistrar().at("BANBURY"))
          .with("library", "COWL");
  private final Browser registrar = Browser.of(Actors.aRegistrar());

  @Inject TestClock clock;
  @Inject ForgetMerged forgetMerged;
  @Inject Under5Cards under5Cards;

  private String a;
  private String b;
  private String pair;

  @BeforeEach
  void twoRecordsOfOneChild() {
    a = first.enrolled();
    clock.advance(Duration.ofMinutes(1));
    b = second.enrolled();
    pair = caseOf(a);
  }

  @AfterEach
  void itIsNoonAgain() {
    clock.set(TestClock.NOON);
  }

  @Test
  void thePairIsInTheQueueOfEitherPlaceAndNamesNobodyThere() {
    for (var person :
        List.of(
            Actors.aRegistrar(),
            Actors.aRegistrar().at("BANBURY"),
            Actors.ofLibraryStaff().at("COWL"))) {
      var pages = queue(person);
      assertTrue(pages.stream().anyMatch(page -> page.links().contains(pair)), "missing");
      assertFalse(
          pages.stream().anyMatch(page -> page.source().contains(family)), "named on a list");
    }
    assertTrue(registrar.open("/").text("main").contains("Records to compare"));
    for (var elsewhere :
        List.of(Actors.aRegistrar().at("WITNEY"), Actors.ofLibraryStaff().at("HEAD"))) {
      assertEquals(404, Browser.of(elsewhere).open(pair).status());
    }
  }

  @Test
  void bothAreShownSideBySideWithTheReasonsAndThatIsWrittenDown() {
    var text = registrar.open(pair).text("main");

    assertTrue(text.contains("The names are the same"), text);
    assertTrue(text.contains("The date of birth is the same"), text);
    assertTrue(text.contains("A guardian has the same e-mail address or phone number"), text);
    assertTrue(text.contains("Home library Banbury Cowley Different"), text);
    assertTrue(text.contains("Name Wren " + family + " Wren " + family + " The same"), text);
    assertFalse(text.contains(family.toLowerCase(Locale.ROOT) + "@"), "a contact is shown");
    assertTrue(history(a).contains("Compared with another record"));
    assertEquals(List.of("/enrolments/" + a + "/record"), recordsLinked(registrar.open(pair)));
  }

  @Test
  void whoSaysThatTheyAreTwoIsNeverAskedAgain() {
    decide("NOT_THE_SAME");

    assertTrue(registrar.open("/duplicates?saved=true").text("main").contains("is saved"));
    assertEquals(409, registrar.open(pair).status());
    assertTrue(registrar.open(pair).text("main").contains("they are two children"));
    anEnrolment().ofFamily("Wren", family).enrolled();
    assertEquals(
        1,
        Database.number(
            "SELECT count(*) FROM duplicate_case WHERE '%s' IN (one::text, other::text) AND '%s' IN (one::text, other::text)"
                .formatted(a, b)));
    assertTrue(history(a).contains("Found to be another child than one like it"));
  }

  @Test
  void aMergeLeavesOneInTheFiguresAndItsCardLeadsToTheOther() throws IOException {
    decide("KEEP_A");

    assertEquals("MERGED", state(b, 2));
    assertEquals(1, Published.allOf(MembershipEvents.TOPIC, a).size());
    var found =
        registrar.send(registrar.open("/find"), "/find", Map.of("sought", second.cardNumber()));
    assertEquals("/enrolments/" + a, found.redirect());
    assertEquals(
        "MERGED",
        Database.text(
            "SELECT void_reason FROM card WHERE number = '%s'".formatted(second.cardNumber())));
    assertEquals(
        409,
        Browser.of(Actors.aRegistrar().at("BANBURY"))
            .open("/enrolments/" + b + "/life/moved")
            .status());
    assertTrue(history(a).contains("Another record merged into this one"));
    assertTrue(
        Browser.of(Actors.aRegistrar().at("BANBURY"))
            .open("/enrolments/" + b + "/history")
            .text("main")
            .contains("Enrolled"));
    assertFalse(registrar.open("/duplicates").links().contains(pair));
    var shown = new Under5Cards.Shown(second.cardNumber(), London.today(clock));
    assertEquals(
        List.of(UUID.fromString(a)), under5Cards.membersOf(List.of(shown)), "a loan of that day");
  }

  @Test
  void aMergeTakenBackPutsEverythingAsItWas() throws IOException {
    decide("KEEP_A");
    var record = registrar.open("/enrolments/" + a + "/record");
    assertTrue(record.links().contains("/enrolments/" + a + "/merged"));

    takeBack();

    assertEquals("VALID", state(b, 3));
    assertEquals(
        1,
        Database.number(
            "SELECT count(*) FROM card WHERE number = '%s' AND voided_at IS NULL"
                .formatted(second.cardNumber())));
    assertTrue(history(a).contains("Merge taken back"));
    assertEquals(409, registrar.open(pair).status(), "asked again");
    assertFalse(
        registrar
            .open("/enrolments/" + a + "/record")
            .links()
            .contains("/enrolments/" + a + "/merged"));
  }

  @Test
  void afterSomeTimeAMergeIsFinalAndWhoStoodBehindTheOtherRecordIsForgotten() {
    decide("KEEP_A");
    var page = registrar.open("/enrolments/" + a + "/merged");
    assertTrue(
        page.text("button").contains("Take the merge back of the record enrolled on"),
        page.source());
    clock.advance(Duration.ofDays(89));
    forgetMerged.purgeBatch(clock.instant(), 500);
    assertEquals(1, rowsOf("vault.child", b));

    clock.advance(Duration.ofDays(2));
    forgetMerged.purgeBatch(clock.instant(), 500);

    assertEquals(0, rowsOf("vault.child", b));
    assertEquals(0, rowsOf("vault.guardian", b));
    assertEquals(1, rowsOf("vault.child", a));
    var refused = registrar.send(page, "/enrolments/" + a + "/merged/" + b, Map.of());
    assertEquals(409, refused.status());
    assertTrue(refused.problems().get(0).contains("90 days old"), refused.text("main"));
  }

  @Test
  void whatTheOtherRecordSaysGoesWithItAndTheLibrarySystemIsTold() {
    var banbury = Browser.of(Actors.aRegistrar().at("BANBURY"));
    var page = "/enrolments/" + b + "/life/name-amended";
    var renamed =
        Map.of("childGivenNames", "Wren", "childFamilyName", family + "s", "reason", "RENAMED");
    assertEquals(303, banbury.send(banbury.open(page), page, renamed).status());
    for (var record : List.of(a, b)) {
      Database.execute(
          """
          INSERT INTO preference (member_key, purpose, channel, wanted, notice_version, recorded_by,
                                  recorded_at)
          VALUES ('%s', 'REMINDERS', 'EMAIL', true, '1', 'a test', now())
          """
              .formatted(record));
    }
    decide("KEEP_A");
    Database.execute(
        "UPDATE hand_over SET state = 'TOLD' WHERE member_key IN ('%s', '%s')".formatted(a, b));
    clock.advance(Duration.ofDays(91));

    forgetMerged.purgeBatch(clock.instant(), 500);

    var history = banbury.open("/enrolments/" + b + "/history").text("main");
    assertTrue(history.contains("What was changed has been erased"), history);
    assertFalse(history.contains(family), "who it was of");
    assertEquals(0, rowsOf("preference", b));
    assertEquals(1, rowsOf("preference", a));
    assertEquals("WAITING", HandOverRows.state(b));
    assertEquals("TOLD", HandOverRows.state(a));
  }

  @Test
  void whatWasLeftOfMergesThatWereFinalBeforeIsDeletedOnce() throws IOException {
    for (var record : List.of(a, b)) {
      Database.execute(
          """
          INSERT INTO preference (member_key, purpose, channel, wanted, notice_version, recorded_by,
                                  recorded_at)
          VALUES ('%1$s', 'REMINDERS', 'EMAIL', true, '1', 'a test', now());
          INSERT INTO audit_key VALUES ('enrolment', '%1$s', decode(repeat('00', 32), 'hex'));
          UPDATE hand_over SET state = 'TOLD' WHERE member_key = '%1$s'
          """
              .formatted(record));
    }
    decide("KEEP_A");
    Database.execute(
        """
        UPDATE hand_over SET state = 'TOLD' WHERE member_key IN ('%1$s', '%2$s');
        DELETE FROM vault.child WHERE member_key = '%2$s'
        """
            .formatted(a, b));

    try (var script = getClass().getResourceAsStream(FORGOTTEN_MERGES)) {
      Database.execute(new String(script.readAllBytes(), StandardCharsets.UTF_8));
    }

    var keys = "SELECT count(*) FROM audit_key WHERE record_id = '%s'";
    assertEquals(0, rowsOf("preference", b));
    assertEquals(0, Database.number(keys.formatted(b)));
    assertEquals("WAITING", HandOverRows.state(b));
    assertEquals(1, rowsOf("preference", a));
    assertEquals(1, Database.number(keys.formatted(a)));
    assertEquals("TOLD", HandOverRows.state(a));
  }

  @Test
  void whatWasMergedIntoARestrictedRecordIsShownAndTakenBackForAReasonOnly() {
    decide("KEEP_A");
    var page = "/enrolments/" + a + "/merged";
    var person = Actors.aRegistrar();
    var browser = Browser.of(person);
    var form = browser.open(page);
    restrict(a);

    assertEquals("/enrolments/" + a + "/reason", browser.open(page).redirect());
    assertEquals(
        "/enrolments/" + a + "/reason", browser.send(form, page + "/" + b, Map.of()).redirect());
    assertEquals(
        "MERGED", Database.text("SELECT record_state FROM member WHERE key = '%s'".formatted(b)));
    Restricted.openedBy(person, a);
    assertEquals(200, browser.open(page).status());
    assertTrue(
        browser
            .open("/enrolments/" + a + "/history")
            .text("main")
            .contains("Record opened by you"));
    assertEquals(
        "/enrolments/" + a + "/record?saved=true",
        browser.send(browser.open(page), page + "/" + b, Map.of()).redirect());
  }

  @Test
  void ofARestrictedRecordThatWasMergedNothingIsShownToAnotherDesk() {
    decide("KEEP_A");
    var page = "/enrolments/" + a + "/merged";
    var form = registrar.open(page);
    restrict(b);

    for (var refused :
        List.of(registrar.open(page), registrar.send(form, page + "/" + b, Map.of()))) {
      assertEquals(409, refused.status());
      assertTrue(refused.text("main").contains("its address is secret"), refused.text("main"));
    }
    var county = Actors.aRegistrar().at("*");
    var browser = Browser.of(county);
    assertEquals("/enrolments/" + b + "/reason", browser.open(page).redirect());
    Restricted.openedBy(county, b);
    assertEquals(
        "/enrolments/" + a + "/record?saved=true",
        browser.send(browser.open(page), page + "/" + b, Map.of()).redirect());
  }

  @Test
  void whatWasMergedIntoARecordIsClosedWithItAfterAnAdoption() {
    decide("KEEP_A");
    Database.execute(
        "UPDATE hand_over SET state = 'TOLD' WHERE member_key IN ('%s', '%s')".formatted(a, b));
    var path = "/enrolments/" + a + "/life/adopted";

    registrar.follow(registrar.send(registrar.open(path), path, Map.of()));

    var banbury = Browser.of(Actors.aRegistrar().at("BANBURY"));
    for (var page : List.of("", "/record", "/history")) {
      assertEquals(404, banbury.open("/enrolments/" + b + page).status(), page);
    }
    for (var record : List.of(a, b)) {
      assertEquals("WAITING", HandOverRows.state(record));
      assertEquals(
          1,
          Database.number(
              "SELECT count(*) FROM member WHERE key = '%s' AND sealed_at IS NOT NULL"
                  .formatted(record)));
    }
  }

  @Test
  void whatWasMadeInErrorStandsForNobody() throws IOException {
    decide("B_IN_ERROR");

    assertEquals("IN_ERROR", state(b, 2));
    assertEquals(
        "MISTAKE",
        Database.text(
            "SELECT void_reason FROM card WHERE number = '%s'".formatted(second.cardNumber())));
  }

  @Test
  void ofTwoWhoDecideAtOnceOneWinsAndTheOtherIsTold() throws Exception {
    var other = Browser.of(Actors.aRegistrar().at("BANBURY"));
    var page = registrar.open(pair);
    var otherPage = other.open(pair);

    var answers =
        Race.atOnce(
            () -> registrar.send(page, pair, Map.of("choice", "KEEP_A")),
            () -> other.send(otherPage, pair, Map.of("choice", "KEEP_B")));

    assertEquals(List.of(303, 409), answers.stream().map(Page::status).sorted().toList());
    assertEquals(
        1,
        Database.number(
            "SELECT count(*) FROM member WHERE key IN ('%s', '%s') AND record_state = 'MERGED'"
                .formatted(a, b)));
    assertTrue(
        answers.stream()
            .filter(answer -> answer.status() == 409)
            .allMatch(answer -> answer.text("main").contains("This was decided")));
  }

  @Test
  void whoDecidesWhileARecordIsErasedFindsThePairGone() throws Exception {
    var page = registrar.open(pair);

    try (var erasure = HeldRows.ofMember(b)) {
      var decided =
          erasure.waitedForBy(
              1, () -> registrar.send(page, pair, Map.of("choice", "NOT_THE_SAME")).status());
      erasure.execute("DELETE FROM duplicate_case WHERE '%s' IN (one, other)".formatted(b));
      erasure.commit();

      assertEquals(404, decided.get());
    }
  }

  @Test
  void ofTwoWhoTakeAMergeBackAtOnceTheSecondIsTold() throws Exception {
    decide("KEEP_A");
    var merged = "/enrolments/" + a + "/merged";
    var one = registrar.open(merged);
    var other = registrar.open(merged);

    try (var somebody = HeldRows.ofMember(a)) {
      var first = somebody.waitedForBy(1, () -> registrar.send(one, merged + "/" + b, Map.of()));
      var second = somebody.waitedForBy(2, () -> registrar.send(other, merged + "/" + b, Map.of()));
      somebody.commit();

      var answers = List.of(first.get(), second.get());
      assertEquals(List.of(303, 409), answers.stream().map(Page::status).sorted().toList());
      assertTrue(
          answers.stream()
              .filter(answer -> answer.status() == 409)
              .allMatch(answer -> answer.text("main").contains("was taken back before")));
    }
  }

  @Test
  void whoLookedBeforeARecordChangedIsTold() {
    var page = registrar.open(pair);
    Database.execute("UPDATE member SET version = version + 1 WHERE key = '%s'".formatted(b));

    var refused = registrar.send(page, pair, Map.of("choice", "KEEP_A"));

    assertEquals(409, refused.status());
    assertTrue(refused.problems().get(0).startsWith("#choice One of the records was changed"));
    assertTrue(refused.has("input[value=KEEP_A][checked]"), "what was chosen is there");
    assertEquals(303, registrar.send(refused, pair, Map.of("choice", "KEEP_A")).status());
  }

  @Test
  void nothingChosenIsSaid() {
    var again = registrar.send(registrar.open(pair), pair, Map.of());

    assertEquals(400, again.status());
    assertTrue(again.problems().get(0).contains("Choose whether they are one child"));
  }

  @Test
  void theRecordOfADeadChildIsTheOneThatStays() {
    Database.execute("UPDATE member SET death = 'REPORTED' WHERE key = '%s'".formatted(b));

    var again = registrar.send(registrar.open(pair), pair, Map.of("choice", "KEEP_A"));

    assertEquals(400, again.status());
    assertTrue(again.problems().get(0).contains("Keep the other record"), "kept");
    decide("KEEP_B");
  }

  @Test
  void theRecordOfADeadChildWasNotMadeInErrorUntilTheReportIsTakenBack() {
    Database.execute("UPDATE member SET death = 'REPORTED' WHERE key = '%s'".formatted(a));

    assertRefused("A_IN_ERROR", "take the report back there first");

    Database.execute("UPDATE member SET death = NULL WHERE key = '%s'".formatted(a));
    decide("A_IN_ERROR");
  }

  @Test
  void whatHasAnotherMergedIntoItWasNotMadeInError() {
    var third = anEnrolment().ofFamily("Robin", family).enrolled();
    Database.execute(
        """
        UPDATE member SET record_state = 'MERGED', merged_into = '%s', merged_at = now()
        WHERE key = '%s'
        """
            .formatted(a, third));

    assertRefused("KEEP_B", "a record was merged into it before");
    assertRefused("A_IN_ERROR", "take that merge back first");
  }

  @Test
  void whatHasAnotherMergedIntoItIsNotUndoneOnTheSameDay() {
    var person = Actors.aRegistrar();
    var kept = anEnrolment().ofFamily("Robin", family).by(person).enrolled();
    Database.execute(
        """
        UPDATE member SET record_state = 'MERGED', merged_into = '%s', merged_at = now()
        WHERE key = '%s'
        """
            .formatted(kept, a));
    var browser = Browser.of(person);
    var undo = "/enrolments/" + kept + "/undo";

    var refused = browser.send(browser.open(undo), undo, Map.of("reason", "ENTERED_TWICE"));

    assertEquals(409, refused.status());
    assertTrue(refused.problems().get(0).contains("Take that merge back first"), refused.source());
    assertTrue(refused.links().contains("/enrolments/" + kept + "/record"));
    assertEquals("VALID", stateOf(kept));
  }

  private static String stateOf(String member) {
    return Database.text("SELECT record_state FROM member WHERE key = '%s'".formatted(member));
  }

  @Test
  void aRecordThatIsHeldIsMergedIntoOneThatIsHeldToo() {
    Database.execute("UPDATE member SET held_since = now() WHERE key = '%s'".formatted(b));

    assertTrue(
        registrar
            .open(pair)
            .text("main")
            .contains("Guardians disagree No Yes, so it is held Different"));
    assertRefused("KEEP_A", "or first hold both or none");
    assertRefused("B_IN_ERROR", "or first hold both or none");

    Database.execute("UPDATE member SET held_since = now() WHERE key = '%s'".formatted(a));
    decide("KEEP_A");
  }

  @Test
  void aRecordWithASecretAddressIsTheOneThatStays() {
    var own = secretA();

    assertTrue(own.open(pair).text("main").contains("Address Secret Not secret Different"));
    assertRefused(own, "KEEP_B", "its address is secret");
    own.send(own.open(pair), pair, Map.of("choice", "KEEP_A")).then().statusCode(303);
  }

  @Test
  void whomOneRecordLeavesAloneTheOtherDoesNotWriteTo() {
    var barred = "UPDATE vault.guardian SET may_contact = false WHERE member_key = '%s'";
    Database.execute(barred.formatted(b));

    assertTrue(
        registrar
            .open(pair)
            .text("main")
            .contains("Not to be written to None Marigold " + family + " (Mother) Different"));
    assertRefused("KEEP_A", "with a guardian who must not be written to");
    assertRefused("B_IN_ERROR", "with a guardian who must not be written to");
    alsoBarred(a, "Another", "MOTHER");
    assertRefused("KEEP_A", "with a guardian who must not be written to");

    Database.execute(barred.formatted(a));
    decide("KEEP_A");
  }

  @Test
  void aSecretRecordIsKeptThoughTheOtherKnowsWhomNotToWriteTo() {
    var own = secretA();
    alsoBarred(b, "Rowan", "FATHER");

    assertRefused(own, "KEEP_B", "its address is secret");
    assertRefused(own, "A_IN_ERROR", "it stays secret");
    own.send(own.open(pair), pair, Map.of("choice", "KEEP_A")).then().statusCode(303);
  }

  @Test
  void whomTheOtherDoesNotKnowMayBeWhoeverItLeavesAloneByAnotherName() {
    alsoBarred(b, "Rowan", "FATHER");
    also(a, "Ronan", "FATHER", true);

    assertRefused("KEEP_A", "first say in the other whom we must not write to");

    Database.execute(
        "UPDATE vault.guardian SET may_contact = false WHERE member_key = '%s' AND relationship = 'FATHER'"
            .formatted(a));
    decide("KEEP_A");
  }

  @Test
  void anEnrolmentAfterAWithdrawalIsKeptThoughTheOtherKnowsWhomNotToWriteTo() {
    alsoBarred(a, "Rowan", "FATHER");
    Database.execute("UPDATE member SET withdrawn_on = enrolled_on WHERE key = '%s'".formatted(a));

    assertRefused("KEEP_A", "Or first resume it");
    decide("KEEP_B");
  }

  @Test
  void aSecretRecordAndOneWithAnotherMergedIntoItAreOneAfterThatMergeIsTakenBack() {
    var own = secretA();
    var third = anEnrolment().ofFamily("Robin", family).enrolled();
    Database.execute(
        """
        UPDATE member SET record_state = 'MERGED', merged_into = '%s', merged_at = '2026-11-24T11:00Z'
        WHERE key = '%s'
        """
            .formatted(b, third));

    assertRefused(own, "KEEP_B", "its address is secret");
    assertRefused(own, "KEEP_A", "Or first take that merge back, there");
    var banbury = Browser.of(Actors.aRegistrar().at("BANBURY"));
    var merged = "/enrolments/" + b + "/merged";
    banbury.follow(banbury.send(banbury.open(merged), merged + "/" + third, Map.of()));
    own.send(own.open(pair), pair, Map.of("choice", "KEEP_A")).then().statusCode(303);
  }

  @Test
  void whatWasMergedForGoodGoesAlongToTheRecordThatStands() {
    var third = anEnrolment().ofFamily("Robin", family);
    var id = third.enrolled();
    Database.execute(
        """
        UPDATE member SET record_state = 'MERGED', merged_into = '%s', merged_at = '2026-08-26T11:59Z'
        WHERE key = '%s'
        """
            .formatted(b, id));

    decide("KEEP_A");

    assertEquals(a, Database.text("SELECT merged_into FROM member WHERE key = '%s'".formatted(id)));
    var shown = new Under5Cards.Shown(third.cardNumber(), London.today(clock));
    assertEquals(List.of(UUID.fromString(a)), under5Cards.membersOf(List.of(shown)));
    takeBack();
  }

  @Test
  void theRecordOfADeadChildIsKeptThoughTheOtherIsHeld() {
    Database.execute(
        """
        UPDATE member SET death = 'REPORTED' WHERE key = '%s';
        UPDATE member SET held_since = now() WHERE key = '%s'
        """
            .formatted(a, b));

    assertRefused("KEEP_B", "Or first record the death in this one, too");
    decide("KEEP_A");
  }

  @Test
  void aRecordIsHeldWhoseDeathIsTakenBackIfOneThatWasMergedIntoItWas() {
    reportedDead(a);
    Database.execute("UPDATE member SET held_since = now() WHERE key = '%s'".formatted(b));
    decide("KEEP_A");

    takeDeathBack(a);

    assertHeld();
  }

  @Test
  void aRecordIsHeldWhoseDeathIsTakenBackIfOneThatWasMergedIntoItLeavesAGuardianAlone() {
    reportedDead(a);
    alsoBarred(b, "Rowan", "FATHER");
    also(a, "Rowan", "FATHER", true);
    decide("KEEP_A");

    takeDeathBack(a);

    assertHeld();
  }

  @Test
  void whatWasMergedIntoTheRecordOfADeadChildHoldsItForNothingElse() {
    reportedDead(a);
    decide("KEEP_A");

    takeDeathBack(a);

    assertEquals("ACTIVE", standing());
  }

  @Test
  void whatKnowsWhomNotToWriteToWasNotMadeInErrorThoughTheOtherIsOfADeadChild() {
    reportedDead(a);
    Database.execute("UPDATE member SET held_since = now() WHERE key = '%s'".formatted(b));
    assertRefused("B_IN_ERROR", "as one child");

    Database.execute("UPDATE member SET held_since = NULL WHERE key = '%s'".formatted(b));
    alsoBarred(b, "Rowan", "FATHER");
    also(a, "Rowan", "FATHER", true);
    assertRefused("B_IN_ERROR", "as one child");
    decide("KEEP_A");
  }

  private static void reportedDead(String record) {
    Database.execute("UPDATE member SET death = 'REPORTED' WHERE key = '%s'".formatted(record));
  }

  private void takeDeathBack(String record) {
    var path = "/enrolments/" + record + "/life/death-taken-back";
    registrar.follow(registrar.send(registrar.open(path), path, Map.of("reason", "MISTAKEN")));
  }

  private void assertHeld() {
    assertEquals("HELD", standing());
    var text = registrar.open("/enrolments/" + a + "/record").text("main");
    assertTrue(text.contains("Nothing is sent"), text);
    assertTrue(history(a).contains("Reason: A record that was merged into this one"), history(a));
  }

  private String standing() {
    return Database.text(
        "SELECT coalesce(death, CASE WHEN held_since IS NULL THEN 'ACTIVE' ELSE 'HELD' END) FROM member WHERE key = '%s'"
            .formatted(a));
  }

  @Test
  void ofASecretAddressElsewhereNothingIsShown() {
    restrict(b);

    var refused = registrar.open(pair);

    assertEquals(409, refused.status());
    assertTrue(refused.text("main").contains("its address is secret"));
    assertFalse(refused.source().contains(family));
    var county = Actors.aRegistrar().at("*");
    assertEquals("/enrolments/" + b + "/reason", Browser.of(county).open(pair).redirect());
    Restricted.openedBy(county, b);
    assertEquals(200, Browser.of(county).open(pair).status());
  }

  @Test
  void erasingTheRecordThatStandsErasesWhatWasMergedIntoIt() {
    decide("KEEP_A");
    var path = "/enrolments/" + a + "/life/erased";

    registrar.follow(registrar.send(registrar.open(path), path, Map.of("confirmation", "erase")));

    for (var record : List.of(a, b)) {
      assertEquals(0, rowsOf("vault.child", record));
      assertEquals(1, rowsOf("erasure", record));
    }
    assertEquals(
        0,
        Database.number(
            "SELECT count(*) FROM duplicate_case WHERE '%s' IN (one::text, other::text)"
                .formatted(a)));
  }

  private void assertRefused(String choice, String why) {
    assertRefused(registrar, choice, why);
  }

  private void assertRefused(Browser browser, String choice, String why) {
    var again = browser.send(browser.open(pair), pair, Map.of("choice", choice));
    assertEquals(400, again.status());
    assertTrue(again.problems().get(0).contains(why), again.problems()::toString);
  }

  /** The address of record A is secret, and whoever has this browser has said why they open it. */
  private Browser secretA() {
    var person = Actors.aRegistrar();
    restrict(a);
    Restricted.openedBy(person, a);
    return Browser.of(person);
  }

  private void alsoBarred(String record, String name, String relationship) {
    also(record, name, relationship, false);
  }

  private void also(String record, String name, String relationship, boolean mayContact) {
    Database.execute(
        """
        INSERT INTO vault.guardian (id, member_key, person_key, name, relationship, phone, may_contact, may_manage, valid_from)
        SELECT gen_random_uuid(), member_key, gen_random_uuid(), '%s %s', '%s', '01632 960 002', %s, true, valid_from
        FROM vault.guardian WHERE member_key = '%s'
        """
            .formatted(name, family, relationship, mayContact, record));
  }

  private static void restrict(String record) {
    Database.execute(
        """
        INSERT INTO vault.address_policy (member_key, policy, set_by, set_at, review_on)
        VALUES ('%s', 'RESTRICTED', 'a test', now(), current_date + 300)
        """
            .formatted(record));
  }

  private void decide(String choice) {
    var next = registrar.send(registrar.open(pair), pair, Map.of("choice", choice));
    assertEquals("/duplicates?saved=true", next.redirect(), next.text("main"));
  }

  private void takeBack() {
    var next =
        registrar.send(
            registrar.open("/enrolments/" + a + "/merged"),
            "/enrolments/" + a + "/merged/" + b,
            Map.of());
    assertEquals("/enrolments/" + a + "/record?saved=true", next.redirect());
  }

  private static String caseOf(String member) {
    return "/duplicates/"
        + Database.text(
            "SELECT id FROM duplicate_case WHERE '%s' IN (one::text, other::text)"
                .formatted(member));
  }

  /** The page of the queue on which what came last stands. */
  /** All pages of it: other tests leave pairs behind, some of a later day. */
  private static List<Page> queue(Actor person) {
    var browser = Browser.of(person);
    var pages = new ArrayList<Page>();
    for (var next = Optional.of("/duplicates"); next.isPresent(); ) {
      var page = browser.open(next.get());
      pages.add(page);
      next = page.links().stream().filter(link -> link.contains("after=")).findFirst();
    }
    return pages;
  }

  private static List<String> recordsLinked(Page page) {
    return page.links().stream().filter(link -> link.endsWith("/record")).toList();
  }

  private String history(String id) {
    return registrar.open("/enrolments/" + id + "/history").text("main");
  }

  private static long rowsOf(String table, String member) {
    return Database.number(
        "SELECT count(*) FROM %s WHERE member_key = '%s'".formatted(table, member));
  }

  /** What the last of so many events says the record stands for; each keeps the schema. */
  private static String state(String id, int count) throws IOException {
    var last = Published.awaitOf(MembershipEvents.TOPIC, id, count).get(count - 1).value();
    assertEquals(
        List.of(),
        List.copyOf(
            JsonSchema.of(MembershipEvents.MEMBER_CORRECTED.schemaResource()).errors(last)));
    return new ObjectMapper().readTree(last).get("recordState").asText();
  }
}
