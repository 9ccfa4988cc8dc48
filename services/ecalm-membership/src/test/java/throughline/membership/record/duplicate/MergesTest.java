package throughline.membership.record.duplicate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import throughline.contracts.membership.MembershipEvents;
import throughline.membership.person.vault.Under5Cards;
import throughline.membership.testing.Actors;
import throughline.membership.testing.HandOverRows;
import throughline.membership.testing.HeldRows;
import throughline.membership.testing.Restricted;
import throughline.platform.core.time.London;
import throughline.platform.testing.Browser;
import throughline.platform.testing.Database;
import throughline.platform.testing.Page;
import throughline.platform.testing.Published;

/** What a merge does, and what becomes of it until it is final. */
@QuarkusTest
class MergesTest extends OfTwoRecords {

  @Inject MergedRecordRetention forgetMerged;
  @Inject Under5Cards under5Cards;

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
    assertEquals(200, registrar.open(pair).status(), "somebody says anew what they are");
    assertFalse(
        registrar
            .open("/enrolments/" + a + "/record")
            .links()
            .contains("/enrolments/" + a + "/merged"));
  }

  @Test
  void aMergeThatWasTakenBackIsMadeTheOtherWay() throws IOException {
    decide("KEEP_A");
    takeBack();

    decide("KEEP_B");

    assertEquals("MERGED", state(a, 2));
    assertEquals("VALID", state(b, 3));
    assertFalse(registrar.open("/duplicates").links().contains(pair));
    var found =
        registrar.send(registrar.open("/find"), "/find", Map.of("sought", first.cardNumber()));
    assertEquals(400, found.status(), "the record that stands is another desk's");
    var banbury = Browser.of(Actors.aRegistrar().at("BANBURY"));
    assertEquals(
        "/enrolments/" + b,
        banbury
            .send(banbury.open("/find"), "/find", Map.of("sought", first.cardNumber()))
            .redirect());
  }

  @Test
  void theTwoOfAMergeThatWasTakenBackAreTwoChildrenIfSomebodySaysSo() {
    decide("KEEP_A");
    takeBack();

    decide("NOT_THE_SAME");

    assertEquals(409, registrar.open(pair).status(), "asked again");
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
        pair + "?takenBack=true",
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
        pair + "?takenBack=true",
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

  private static long rowsOf(String table, String member) {
    return Database.number(
        "SELECT count(*) FROM %s WHERE member_key = '%s'".formatted(table, member));
  }
}
