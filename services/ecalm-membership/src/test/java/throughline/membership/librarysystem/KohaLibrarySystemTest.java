package throughline.membership.librarysystem;

import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static throughline.membership.librarysystem.LibrarySystemFixture.BORN;
import static throughline.membership.librarysystem.LibrarySystemFixture.aPatron;
import static throughline.membership.librarysystem.LibrarySystemFixture.koha;
import static throughline.membership.librarysystem.LibrarySystemFixture.patron;
import static throughline.membership.librarysystem.LibrarySystemFixture.settings;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import throughline.membership.librarysystem.LibrarySystem.Held;
import throughline.membership.librarysystem.LibrarySystem.Refused;
import throughline.membership.librarysystem.LibrarySystem.Unreachable;
import throughline.membership.vault.ChildName;

/** Koha is told over HTTP, as its published API says, whatever goes wrong on the way. */
class KohaLibrarySystemTest {

  private static final String CARD = "22390900000018";
  private static final String OTHER_CARD = "22390900000026";
  private static final Clock NOON =
      Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC);

  private final KohaServer server = new KohaServer();
  private final KohaLibrarySystem koha = koha(settings(server, Map.of()), NOON);

  @AfterEach
  void everyRequestAndAnswerKeptTheContract() {
    server.close();
    assertEquals(List.of(), server.contract.broken());
    assertTrue(
        server.sent.stream().noneMatch(sent -> sent.address().contains("22390")),
        "a card number in an address");
  }

  @Test
  void aNewMemberIsAPatronThere() throws Exception {
    var held = koha.tell(aPatron(CARD), Held.NOTHING);

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

    koha(settings(server, more), NOON).tell(aPatron(CARD), Held.NOTHING);

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
    koha.tell(
        patron(Instruction.KEEP, new ChildName(given, family, notYet), BORN, CARD), Held.NOTHING);

    assertEquals(surname, server.everybody().get(0).get("surname"));
    assertEquals(firstName, server.everybody().get(0).get("firstname"));
  }

  @Test
  void aChangeIsOfTheSamePatronAndEmptiesWhatIsNotKnownAnyMore() throws Exception {
    var held = koha.tell(aPatron(CARD), Held.NOTHING);
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

    assertEquals(held, koha.tell(moved, held));

    assertEquals(1, server.patrons.size());
    var patron = server.everybody().get(0);
    assertEquals(OTHER_CARD, patron.get("cardnumber"));
    assertEquals("HEAD", patron.get("library_id"));
    assertEquals("", patron.get("address") + patron.get("city") + patron.get("postal_code"));
  }

  @Test
  void whoWasAddedWhenTheAnswerBrokeOffIsFoundByTheCard() throws Exception {
    server.cutNext();
    assertThrows(Unreachable.class, () -> koha.tell(aPatron(CARD), Held.NOTHING));
    assertEquals(1, server.patrons.size());

    assertEquals(101, koha.tell(aPatron(CARD), Held.NOTHING).number());
    assertEquals(1, server.patrons.size());
  }

  @Test
  void alsoIfTheCardWasReplacedSince() throws Exception {
    server.cutNext();
    assertThrows(Unreachable.class, () -> koha.tell(aPatron(CARD), Held.NOTHING));

    assertEquals(101, koha.tell(aPatron(OTHER_CARD, CARD), Held.NOTHING).number());

    assertEquals(1, server.patrons.size());
    assertEquals(OTHER_CARD, server.everybody().get(0).get("cardnumber"));
  }

  @Test
  void somebodyElseWithTheCardIsNeverTouched() {
    server.holds(someoneElse());
    var before = server.everybody();

    for (var instruction : Instruction.values()) {
      var member = patron(instruction, ChildName.of("Wren", "Fernsby"), BORN, CARD);
      var refused = assertThrows(Refused.class, () -> koha.tell(member, Held.NOTHING));
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

    var refused = assertThrows(Refused.class, () -> koha.tell(erased, Held.NOTHING));

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
    var held = koha.tell(aPatron(CARD), Held.NOTHING);
    server.patrons.clear();

    assertEquals(102, koha.tell(aPatron(CARD), held).number());
  }

  @Test
  void aBlockIsNothingButTheBlockAndCanBeTakenBack() throws Exception {
    var held = koha.tell(aPatron(CARD), Held.NOTHING);
    server.patrons.get(101L).put("surname", "As Koha's staff write it");

    var blocked = koha.tell(patron(Instruction.BLOCK, ChildName.notYet(null), BORN, CARD), held);

    assertEquals(new Held(101L, true), blocked);
    var sent = server.changes().get(1).body();
    assertEquals(Set.of("surname", "library_id", "category_id", "patron_card_lost"), names(sent));
    assertEquals("As Koha's staff write it", sent.path("surname").asText());
    assertTrue(sent.path("patron_card_lost").asBoolean());

    assertEquals(new Held(101L, false), koha.tell(aPatron(CARD), blocked));
    assertEquals("false", server.everybody().get(0).get("patron_card_lost"));
  }

  @Test
  void whoWasNeverHandedOverIsNeitherBlockedNorRemovedNorNamed() throws Exception {
    for (var instruction : List.of(Instruction.BLOCK, Instruction.REMOVE)) {
      var member = patron(instruction, ChildName.of("Wren", "Fernsby"), BORN, CARD);
      assertEquals(Held.NOTHING, koha.tell(member, Held.NOTHING));
    }
    assertEquals(List.of(), server.changes());
  }

  @Test
  void aRemovalIsOneAndWaitsForWhatIsOnLoan() throws Exception {
    var held = koha.tell(aPatron(CARD), Held.NOTHING);
    var undone = patron(Instruction.REMOVE, ChildName.of("Wren", "Fernsby"), BORN, CARD);
    server.onLoan.add(101L);

    var refused = assertThrows(Refused.class, () -> koha.tell(undone, held));
    assertEquals(
        "The person has things on loan. Take them back in the library system, then try again.",
        refused.getMessage());

    server.onLoan.clear();
    assertEquals(Held.NOTHING, koha.tell(undone, held));
    assertEquals(Held.NOTHING, koha.tell(undone, held));
    assertEquals(0, server.patrons.size());
  }

  @Test
  void oneTokenServesUntilKohaForgetsIt() throws Exception {
    var held = koha.tell(aPatron(CARD), Held.NOTHING);
    koha.tell(aPatron(CARD), held);
    assertEquals(1, server.tokensGiven());

    server.forgetTokens();

    koha.tell(aPatron(CARD), held);
    assertEquals(2, server.tokensGiven());
  }

  @Test
  void aUserAndPasswordDoAsWell() throws Exception {
    var basic =
        settings(
            Map.of(
                "address", server.address().toString(),
                "user", KohaServer.KEY,
                "password", KohaServer.SECRET));

    assertEquals(101, koha(basic, NOON).tell(aPatron(CARD), Held.NOTHING).number());
    assertEquals(0, server.tokensGiven());
  }

  @ParameterizedTest
  @ValueSource(strings = {"client-secret", "password"})
  void aWrongSecretIsAboutTheService(String setting) {
    var wrong =
        settings(
            setting.equals("password")
                ? Map.of("address", server.address().toString(), "user", "u", "password", "wrong")
                : Map.of(
                    "address",
                    server.address().toString(),
                    "client-id",
                    KohaServer.KEY,
                    "client-secret",
                    "wrong"));

    var away =
        assertThrows(Unreachable.class, () -> koha(wrong, NOON).tell(aPatron(CARD), Held.NOTHING));

    assertTrue(away.getMessage().startsWith("The library system refuses this service."));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "503 | '{\"error\":\"Under maintenance\"}' | The library system takes nothing now.",
        "502 | <html>Bad gateway</html>            | The library system takes nothing now.",
        "403 | '{\"error\":\"Authorization failure\"}' | The library system does not let this service",
        "404 | '{\"error\":\"Not found\"}'         | There is no REST API of Koha's",
        "302 | moved                               | The library system says that it is somewhere else.",
        "200 | <html>Welcome</html>                | What answers is not Koha's REST API.",
        "201 | '{\"id\":1}'                        | What answers is not Koha's REST API.",
        "201 | '{\"patron_'                        | What answers is not Koha's REST API.",
      })
  void whatIsAboutNoMemberLetsAllWait(int status, String body, String sentence) {
    server.nextAnswer(status, Map.of(), body);

    var away = assertThrows(Unreachable.class, () -> koha.tell(aPatron(CARD), Held.NOTHING));

    assertTrue(away.getMessage().startsWith(sentence), away.getMessage());
  }

  @ParameterizedTest
  @CsvSource({
    "120, 120",
    "' 7 ', 7",
    "'Tue, 24 Nov 2026 13:00:00 GMT', ",
    "-1, ",
    "99999999999999, ",
    "soon, ",
  })
  void kohaSaysHowLongToWait(String header, Long seconds) {
    server.nextAnswer(429, Map.of("Retry-After", header), "");

    var away = assertThrows(Unreachable.class, () -> koha.tell(aPatron(CARD), Held.NOTHING));

    assertEquals(seconds == null ? null : Duration.ofSeconds(seconds), away.waitFor().orElse(null));
  }

  @Test
  void aServerThatIsSlowOrAwayIsNotWaitedForForLong() {
    var asked = new CountDownLatch(1);
    var impatient = koha(settings(server, Map.of("request-timeout", "PT0.3S")), NOON);
    server.next(
        exchange -> {
          awaitClosing(asked);
          return true;
        });

    assertThrows(Unreachable.class, () -> impatient.tell(aPatron(CARD), Held.NOTHING));
    asked.countDown();

    server.close();
    var away = assertThrows(Unreachable.class, () -> koha.tell(aPatron(CARD), Held.NOTHING));
    assertTrue(away.getMessage().startsWith("The library system does not answer."));
  }

  private static void awaitClosing(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "libraries, BANB=NOWHERE, The library system does not know the home library",
    "category,  NOBODY,       The library system does not know the category.",
  })
  void aCodeThatKohaDoesNotKnowIsSaidWithTheSetting(String name, String value, String sentence) {
    var wrong = koha(settings(server, Map.of(name, value)), NOON);

    var refused = assertThrows(Refused.class, () -> wrong.tell(aPatron(CARD), Held.NOTHING));

    assertTrue(refused.forGood());
    assertTrue(refused.getMessage().startsWith(sentence), refused.getMessage());
  }

  @Test
  void anErrorOfKohasIsTriedAgainAndItsWordsAreNotRepeated() {
    server.nextAnswer(500, Map.of(), "{\"error\":\"Problem with Wren Fernsby\"}");
    server.nextAnswer(400, Map.of(), "{\"error\":\"Problem with Wren Fernsby\"}");

    var later = assertThrows(Refused.class, () -> koha.tell(aPatron(CARD), Held.NOTHING));
    var never = assertThrows(Refused.class, () -> koha.tell(aPatron(CARD), Held.NOTHING));

    assertFalse(later.forGood());
    assertTrue(never.forGood());
    assertFalse((later.getMessage() + never.getMessage()).contains("Wren"));
  }

  @Test
  void aMemberOfNoLibraryIsNotSent() {
    var homeless =
        new Patron(
            aPatron(CARD).member(),
            Instruction.KEEP,
            List.of(CARD),
            null,
            BORN,
            aPatron(CARD).person(),
            null);

    assertThrows(Refused.class, () -> koha.tell(homeless, Held.NOTHING));
    assertEquals(List.of(), server.sent);
  }

  @ParameterizedTest
  @CsvSource({
    "libraries,     BANB,            write each library as OURS=THEIRS",
    "libraries,     'A=1,A=2',       names A twice",
    "client-secret, '',              what opens it is not",
    "address,       koha.example,    must be where Koha's REST API is",
    "address,       https://k/?a=b,  must be where Koha's REST API is",
    "address,       http://k/api/v1, must begin with https",
  })
  void aSettingThatCannotWorkStopsTheStart(String name, String value, String sentence) {
    var wrong = settings(server, Map.of(name, value));

    var stopped = assertThrows(IllegalStateException.class, () -> koha(wrong, NOON));

    assertTrue(stopped.getMessage().contains(sentence), stopped.getMessage());
  }

  private static Set<String> names(JsonNode body) {
    return body.properties().stream().map(Map.Entry::getKey).collect(Collectors.toSet());
  }
}
