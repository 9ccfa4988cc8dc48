package throughline.membership.record.duplicate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static throughline.membership.desk.enrolment.EnrolmentFixture.anEnrolment;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import throughline.membership.person.vault.Under5Cards;
import throughline.membership.testing.Actors;
import throughline.membership.testing.Restricted;
import throughline.platform.core.time.London;
import throughline.platform.testing.Browser;
import throughline.platform.testing.Database;

/** Which of two records may be given up: none that says more of what must not be lost. */
@QuarkusTest
class MergeConflictCheckTest extends OfTwoRecords {

  @Inject Under5Cards under5Cards;

  @Test
  void theRecordOfADeadChildIsTheOneThatStays() {
    Database.execute("UPDATE member SET death = 'REPORTED' WHERE key = '%s'".formatted(b));

    var again = say(county, "KEEP_A");

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

  @Test
  void aRecordThatIsHeldIsMergedIntoOneThatIsHeldToo() {
    Database.execute("UPDATE member SET held_since = now() WHERE key = '%s'".formatted(b));

    assertTrue(county.open(pair).text("main").contains("Held No Yes Different"));
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
    say(own, "KEEP_A").then().statusCode(303);
  }

  @Test
  void whomOneRecordLeavesAloneTheOtherDoesNotWriteTo() {
    var barred = "UPDATE vault.guardian SET may_contact = false WHERE member_key = '%s'";
    Database.execute(barred.formatted(b));

    assertTrue(
        county
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
    say(own, "KEEP_A").then().statusCode(303);
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
    say(own, "KEEP_A").then().statusCode(303);
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

  private static String stateOf(String member) {
    return Database.text("SELECT record_state FROM member WHERE key = '%s'".formatted(member));
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
    assertFalse(text.contains("disagree"), "nobody said so");
    assertTrue(history(a).contains("Held until staff have looked at the record"), history(a));
    assertFalse(history(a).contains("disagree"), history(a));
    assertTrue(history(a).contains("Reason: A record that was merged into this one"), history(a));
  }

  private String standing() {
    return Database.text(
        "SELECT coalesce(death, CASE WHEN held_since IS NULL THEN 'ACTIVE' ELSE 'HELD' END) FROM member WHERE key = '%s'"
            .formatted(a));
  }

  private void assertRefused(String choice, String why) {
    assertRefused(county, choice, why);
  }

  private void assertRefused(Browser browser, String choice, String why) {
    var again = say(browser, choice);
    assertEquals(400, again.status());
    assertTrue(again.problems().get(0).contains(why), again.problems()::toString);
  }

  /** The address of record A is secret, and whoever has this browser has said why they open it. */
  private Browser secretA() {
    var person = Actors.aRegistrar().at("*");
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
}
