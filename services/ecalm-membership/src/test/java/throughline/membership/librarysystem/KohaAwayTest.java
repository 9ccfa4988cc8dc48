package throughline.membership.librarysystem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static throughline.membership.librarysystem.LibrarySystemFixture.BORN;
import static throughline.membership.librarysystem.LibrarySystemFixture.aPatron;
import static throughline.membership.librarysystem.LibrarySystemFixture.koha;
import static throughline.membership.librarysystem.LibrarySystemFixture.settings;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import throughline.membership.librarysystem.LibrarySystem.Held;
import throughline.membership.librarysystem.LibrarySystem.Refused;
import throughline.membership.librarysystem.LibrarySystem.Unreachable;

/** What goes wrong on the way to Koha is said in words, and nothing of a person is. */
class KohaAwayTest extends KohaTest {

  @Test
  void oneTokenServesUntilKohaForgetsIt() throws Exception {
    var held = koha.sync(aPatron(CARD), Held.NOTHING);
    koha.sync(aPatron(CARD), held);
    assertEquals(1, server.tokensGiven());

    server.forgetTokens();

    koha.sync(aPatron(CARD), held);
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

    assertEquals(101, koha(basic, NOON).sync(aPatron(CARD), Held.NOTHING).number());
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
        assertThrows(Unreachable.class, () -> koha(wrong, NOON).sync(aPatron(CARD), Held.NOTHING));

    assertTrue(away.getMessage().startsWith("The library system refuses this service."));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "503 | '{\"error\":\"Under maintenance\"}' | The library system takes nothing now.",
        "502 | <html>Bad gateway</html>            | The library system takes nothing now.",
        "403 | '{\"error\":\"Authorization failure\"}' | The library system does not let this"
            + " service",
        "404 | '{\"error\":\"Not found\"}'         | There is no REST API of Koha's",
        "302 | moved                               | The library system says that it is somewhere"
            + " else.",
        "200 | <html>Welcome</html>                | What answers is not Koha's REST API.",
        "201 | '{\"id\":1}'                        | What answers is not Koha's REST API.",
        "201 | '{\"patron_'                        | What answers is not Koha's REST API.",
      })
  void whatIsAboutNoMemberLetsAllWait(int status, String body, String sentence) {
    server.nextAnswer(status, Map.of(), body);

    var away = assertThrows(Unreachable.class, () -> koha.sync(aPatron(CARD), Held.NOTHING));

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

    var away = assertThrows(Unreachable.class, () -> koha.sync(aPatron(CARD), Held.NOTHING));

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

    assertThrows(Unreachable.class, () -> impatient.sync(aPatron(CARD), Held.NOTHING));
    asked.countDown();

    server.close();
    var away = assertThrows(Unreachable.class, () -> koha.sync(aPatron(CARD), Held.NOTHING));
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

    var refused = assertThrows(Refused.class, () -> wrong.sync(aPatron(CARD), Held.NOTHING));

    assertTrue(refused.forGood());
    assertTrue(refused.getMessage().startsWith(sentence), refused.getMessage());
  }

  @Test
  void anErrorOfKohasIsTriedAgainAndItsWordsAreNotRepeated() {
    server.nextAnswer(500, Map.of(), "{\"error\":\"Problem with Wren Fernsby\"}");
    server.nextAnswer(400, Map.of(), "{\"error\":\"Problem with Wren Fernsby\"}");

    var later = assertThrows(Refused.class, () -> koha.sync(aPatron(CARD), Held.NOTHING));
    var never = assertThrows(Refused.class, () -> koha.sync(aPatron(CARD), Held.NOTHING));

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

    assertThrows(Refused.class, () -> koha.sync(homeless, Held.NOTHING));
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
}
