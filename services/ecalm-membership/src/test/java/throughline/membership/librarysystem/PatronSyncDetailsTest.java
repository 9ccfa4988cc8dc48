package throughline.membership.librarysystem;

import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static throughline.membership.desk.enrolment.EnrolmentFixture.anEnrolment;
import static throughline.membership.testing.HandOverRows.reason;
import static throughline.membership.testing.HandOverRows.state;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import throughline.membership.desk.enrolment.EnrolmentFixture;
import throughline.membership.testing.Actors;
import throughline.membership.testing.CardNumbers;
import throughline.platform.testing.Browser;
import throughline.platform.testing.Database;

/** The library system is told what holds when it is told, and no more than it may know. */
@QuarkusTest
class PatronSyncDetailsTest extends ToldToKoha {

  @Test
  void everyChangeIsTold() throws Exception {
    var id = anEnrolment().with("address", "1 Made-up Road").enrolled();
    tellAll();

    var card = CardNumbers.next();
    send(id, "/enrolments/" + id + "/replacement", Map.of("reason", "LOST", "cardNumber", card));
    done(id, "moved", Map.of("residence", "OUT_OF_COUNTY", "address", "2 Other Road"));
    tellAll();

    assertEquals(1, server.patrons.size());
    var patron = server.everybody().get(0);
    assertEquals(card, patron.get("cardnumber"));
    assertEquals("2 Other Road", patron.get("address"));

    done(id, "withdrawn", Map.of());
    tellAll();
    assertEquals("true", server.everybody().get(0).get("patron_card_lost"));

    done(id, "resumed", Map.of());
    tellAll();
    assertEquals("false", server.everybody().get(0).get("patron_card_lost"));
  }

  @Test
  void ofAMergedRecordTheCardIsBlocked() throws Exception {
    var kept = anEnrolment().enrolled();
    tellAll();
    var other = anEnrolment().named("Robin", "Someother").enrolled();
    tellAll();
    Database.execute(
        """
        UPDATE member SET record_state = 'MERGED', merged_into = '%s', merged_at = now()
        WHERE key = '%s';
        UPDATE hand_over SET state = 'WAITING', changes = changes + 1
        """
            .formatted(kept, other));

    tellAll();

    assertNull(server.everybody().get(0).get("patron_card_lost"));
    assertEquals("true", server.everybody().get(1).get("patron_card_lost"));
  }

  @Test
  void aMergedRecordThatSaysNothingAnyMoreIsRemoved() throws Exception {
    var kept = anEnrolment().enrolled();
    var other = anEnrolment().named("Robin", "Someother").enrolled();
    tellAll();
    Database.execute(
        """
        UPDATE member SET record_state = 'MERGED', merged_into = '%1$s', merged_at = now()
        WHERE key = '%2$s';
        DELETE FROM vault.child WHERE member_key = '%2$s';
        UPDATE hand_over SET state = 'WAITING', changes = changes + 1 WHERE member_key = '%2$s'
        """
            .formatted(kept, other));
    var staff = Browser.of(Actors.ofLibraryStaff().at("BANB"));
    assertTrue(
        staff.open("/library-system/waiting").text("main").contains("Remove the person"),
        "to be done by hand where no program does it");

    tellAll();

    assertEquals(1, server.patrons.size());
    assertNull(state(other));
  }

  @Test
  void anUndoneEnrolmentIsRemoved() throws Exception {
    var id = anEnrolment().by(Actors.aRegistrar()).enrolled();
    tellAll();
    Database.execute("UPDATE member SET record_state = 'IN_ERROR' WHERE key = '" + id + "'");
    Database.execute("UPDATE hand_over SET state = 'WAITING', changes = changes + 1");

    tellAll();

    assertEquals(0, server.patrons.size());
    assertEquals(0, Database.number("SELECT count(*) FROM hand_over"));
  }

  @Test
  void ofAChildWhoDiedNothingButTheBlockLeaves() throws Exception {
    var told = anEnrolment().enrolled();
    tellAll();
    var notYet = anEnrolment().named("Sparrow", "Secretly").enrolled();
    var before = server.sent.size();

    done(told, "death-reported", Map.of());
    done(notYet, "death-reported", Map.of());
    tellAll();

    var after = server.sent.subList(before, server.sent.size()).toString();
    assertFalse(after.contains("Sparrow") || after.contains("Secretly"), after);
    assertEquals(2, server.changes().size());
    assertEquals(4, server.changes().get(1).body().size());
    assertEquals("true", server.everybody().get(0).get("patron_card_lost"));
    assertEquals(1, server.patrons.size());
  }

  @Test
  void anErasureRemovesThePersonOnceNothingIsOnLoan() throws Exception {
    var id = anEnrolment().enrolled();
    tellAll();

    done(id, "erased", Map.of("confirmation", "erase"));
    server.onLoan.add(101L);
    tellAll();
    assertEquals("FAILED", state(id));
    assertTrue(reason(id).contains("on loan"));

    server.onLoan.clear();
    Database.execute("UPDATE hand_over SET state = 'WAITING'");
    tellAll();
    assertEquals(0, server.patrons.size());
    assertNull(state(id));
  }

  @Test
  void whoIsErasedWhileTheyWaitIsNeverHandedOver() throws Exception {
    var id = anEnrolment().named("Sparrow", "Secretly").enrolled();
    done(id, "erased", Map.of("confirmation", "erase"));

    tellAll();

    assertEquals(List.of(), server.changes());
    assertNull(state(id));
  }

  @Test
  void aSecretAddressStaysHereUnlessASettingSaysWhy() throws Exception {
    var id = secret().enrolled();
    tellAll();
    assertFalse(server.sent.toString().contains("Needle"), "a secret address has left");

    done(id, "name-amended", RENAMED);
    var allowing =
        LibrarySystemFixture.settings(
            server, Map.of("secret-address-reason", "The library delivers books at home"));
    while (next(allowing).sync()) {}

    assertEquals("1 Needle Road", server.everybody().get(0).get("address"));
    var history = registrar.open("/enrolments/" + id + "/history").text("main");
    assertTrue(history.contains("Address given to the library system"), history);
    assertTrue(history.contains("The library delivers books at home"), history);
    assertTrue(history.contains("this service, by itself"), history);
  }

  @Test
  void anAddressThatBecameSecretIsEmptiedThere() throws Exception {
    var id = anEnrolment().by(rowan).with("address", "1 Needle Road").enrolled();
    tellAll();

    Database.execute(
        "UPDATE vault.address_policy SET policy = 'RESTRICTED', review_on = '2027-11-24' WHERE"
            + " member_key = '"
            + id
            + "'");
    done(id, "name-amended", RENAMED);
    tellAll();

    assertEquals("", server.everybody().get(0).get("address"));
  }

  @Test
  void anAdultWhoCameAlongIsOfACategoryOfTheirOwnAndHasNoGuardian() throws Exception {
    var adult =
        Map.of(
            "childGivenNames", "Marigold",
            "childFamilyName", "Fernsby",
            "dateOfBirth", "1994-05-01",
            "ageGroup", "ADULT",
            "contact", "01632 960 002",
            "cardNumber", CardNumbers.next());
    anEnrolment().with("others", List.of(adult)).enrolled();

    tellAll();

    assertEquals(
        Set.of("J Wren Marigold Fernsby", "PT Marigold "),
        server.everybody().stream()
            .map(
                patron ->
                    String.join(
                        " ",
                        patron.get("category_id"),
                        patron.get("firstname"),
                        patron.get("altcontact_surname")))
            .collect(toSet()));
  }

  private EnrolmentFixture secret() {
    return anEnrolment()
        .by(rowan)
        .with("addressPolicy", "RESTRICTED")
        .with("address", "1 Needle Road");
  }
}
