package throughline.membership.librarysystem;

import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static throughline.membership.librarysystem.LibrarySystemFixture.BORN;
import static throughline.membership.librarysystem.LibrarySystemFixture.aPatron;
import static throughline.membership.librarysystem.LibrarySystemFixture.koha;
import static throughline.membership.librarysystem.LibrarySystemFixture.patron;
import static throughline.membership.librarysystem.LibrarySystemFixture.settings;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import throughline.membership.librarysystem.LibrarySystem.Held;
import throughline.membership.librarysystem.LibrarySystem.Refused;
import throughline.membership.librarysystem.LibrarySystem.Unreachable;
import throughline.membership.person.vault.ChildName;

/** Koha is told over HTTP, as its published API says. */
class KohaLibrarySystemTest extends KohaTest {

  @Test
  void aNewMemberIsAPatronThere() throws Exception {
    var held = koha.sync(aPatron(CARD), Held.NOTHING);

    assertEquals(new Held(101L, false), held);
    assertEquals(
        List.of(
            Map.ofEntries(
                entry("patron_id", "101"),
                entry("cardnumber", CARD),
                entry("userid", CARD),
                entry("surname", "Fernsby"),
                entry("firstname", "Wren"),
                entry("date_of_birth", "2026-11-02"),
                entry("library_id", "BANB"),
                entry("category_id", "J"),
                entry("date_enrolled", "2026-11-24"),
                entry("address", "1 Made-up Road"),
                entry("address2", "Flat 2"),
                entry("city", "Banbury"),
                entry("postal_code", "OX16 0AA"),
                entry("altcontact_surname", "Marigold Fernsby"))),
        server.everybody());
  }

  @Test
  void settingsSayWhatTheLibraryTheCategoryAndTheEndAreThere() throws Exception {
    var more =
        Map.of("libraries", "HEAD=HDN, BANB = BAN", "category", "KID", "membership-length", "P5Y");

    koha(settings(server, more), NOON).sync(aPatron(CARD), Held.NOTHING);

    var patron = server.everybody().get(0);
    assertEquals("BAN", patron.get("library_id"));
    assertEquals("KID", patron.get("category_id"));
    assertEquals("2031-11-24", patron.get("expiry_date"));
  }

  @ParameterizedTest
  @CsvSource({
    "Wren,    Fernsby, false, Fernsby,         Wren",
    "Wren,    ,        false, Wren,            ''",
    ",        Fernsby, false, Fernsby,         ''",
    ",        Fernsby, true,  Fernsby,         ''",
    ",        ,        true,  Not named yet,   ''",
    "=cmd()A, Siân,    false, Siân,            =cmd()A",
    "Null,    Null,    false, Null,            Null",
  })
  void kohaAsksForASurname(
      String given, String family, boolean notYet, String surname, String firstName)
      throws Exception {
    koha.sync(
        patron(Instruction.KEEP, new ChildName(given, family, notYet), BORN, CARD), Held.NOTHING);

    assertEquals(surname, server.everybody().get(0).get("surname"));
    assertEquals(firstName, server.everybody().get(0).get("firstname"));
  }

  @Test
  void aChangeIsOfTheSamePatronAndEmptiesWhatIsNotKnownAnyMore() throws Exception {
    var held = koha.sync(aPatron(CARD), Held.NOTHING);
    var before = aPatron(OTHER_CARD, CARD);
    var moved =
        new Patron(
            before.member(),
            Instruction.KEEP,
            before.cards(),
            "HEAD",
            before.enrolledOn(),
            before.person(),
            null);

    assertEquals(held, koha.sync(moved, held));

    assertEquals(1, server.patrons.size());
    var patron = server.everybody().get(0);
    assertEquals(OTHER_CARD, patron.get("cardnumber"));
    assertEquals("HEAD", patron.get("library_id"));
    assertEquals("", patron.get("address") + patron.get("city") + patron.get("postal_code"));
  }

  @Test
  void whoWasAddedWhenTheAnswerBrokeOffIsFoundByTheCard() throws Exception {
    server.cutNext();
    assertThrows(Unreachable.class, () -> koha.sync(aPatron(CARD), Held.NOTHING));
    assertEquals(1, server.patrons.size());

    assertEquals(101, koha.sync(aPatron(CARD), Held.NOTHING).number());
    assertEquals(1, server.patrons.size());
  }

  @Test
  void alsoIfTheCardWasReplacedSince() throws Exception {
    server.cutNext();
    assertThrows(Unreachable.class, () -> koha.sync(aPatron(CARD), Held.NOTHING));

    assertEquals(101, koha.sync(aPatron(OTHER_CARD, CARD), Held.NOTHING).number());

    assertEquals(1, server.patrons.size());
    assertEquals(OTHER_CARD, server.everybody().get(0).get("cardnumber"));
  }

  @Test
  void somebodyElseWithTheCardIsNeverTouched() {
    server.holds(someoneElse());
    var before = server.everybody();

    for (var instruction : Instruction.values()) {
      var member = patron(instruction, ChildName.of("Wren", "Fernsby"), BORN, CARD);
      var refused = assertThrows(Refused.class, () -> koha.sync(member, Held.NOTHING));
      assertTrue(refused.forGood());
      assertTrue(refused.getMessage().startsWith("Somebody else has this card"));
    }
    assertEquals(before, server.everybody());
  }

  @Test
  void whoWasErasedAndCannotBeToldApartIsLeftToPeople() {
    server.holds(someoneElse());
    var erased =
        new Patron(
            aPatron(CARD).member(), Instruction.REMOVE, List.of(CARD), null, BORN, null, null);

    var refused = assertThrows(Refused.class, () -> koha.sync(erased, Held.NOTHING));

    assertTrue(refused.getMessage().contains("Look there"));
    assertEquals(1, server.patrons.size());
  }

  private static Map<String, String> someoneElse() {
    return Map.of(
        "cardnumber", CARD,
        "surname", "Somebody",
        "date_of_birth", "1961-05-04",
        "library_id", "HEAD",
        "category_id", "PT");
  }

  @Test
  void whoWasRemovedThereIsAddedAgain() throws Exception {
    var held = koha.sync(aPatron(CARD), Held.NOTHING);
    server.patrons.clear();

    assertEquals(102, koha.sync(aPatron(CARD), held).number());
  }

  @Test
  void aBlockIsNothingButTheBlockAndCanBeTakenBack() throws Exception {
    var held = koha.sync(aPatron(CARD), Held.NOTHING);
    server.patrons.get(101L).put("surname", "As Koha's staff write it");

    var blocked = koha.sync(patron(Instruction.BLOCK, ChildName.notYet(null), BORN, CARD), held);

    assertEquals(new Held(101L, true), blocked);
    var sent = server.changes().get(1).body();
    assertEquals(Set.of("surname", "library_id", "category_id", "patron_card_lost"), names(sent));
    assertEquals("As Koha's staff write it", sent.path("surname").asText());
    assertTrue(sent.path("patron_card_lost").asBoolean());

    assertEquals(new Held(101L, false), koha.sync(aPatron(CARD), blocked));
    assertEquals("false", server.everybody().get(0).get("patron_card_lost"));
  }

  @Test
  void whoWasNeverHandedOverIsNeitherBlockedNorRemovedNorNamed() throws Exception {
    for (var instruction : List.of(Instruction.BLOCK, Instruction.REMOVE)) {
      var member = patron(instruction, ChildName.of("Wren", "Fernsby"), BORN, CARD);
      assertEquals(Held.NOTHING, koha.sync(member, Held.NOTHING));
    }
    assertEquals(List.of(), server.changes());
  }

  @Test
  void aRemovalIsOneAndWaitsForWhatIsOnLoan() throws Exception {
    var held = koha.sync(aPatron(CARD), Held.NOTHING);
    var undone = patron(Instruction.REMOVE, ChildName.of("Wren", "Fernsby"), BORN, CARD);
    server.onLoan.add(101L);

    var refused = assertThrows(Refused.class, () -> koha.sync(undone, held));
    assertEquals(
        "The person has things on loan. Take them back in the library system, then try again.",
        refused.getMessage());

    server.onLoan.clear();
    assertEquals(Held.NOTHING, koha.sync(undone, held));
    assertEquals(Held.NOTHING, koha.sync(undone, held));
    assertEquals(0, server.patrons.size());
  }

  private static Set<String> names(JsonNode body) {
    return body.properties().stream().map(Map.Entry::getKey).collect(Collectors.toSet());
  }
}
