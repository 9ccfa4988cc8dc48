package throughline.platform.mail;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionalException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import throughline.platform.testing.Actor;
import throughline.platform.testing.Browser;
import throughline.platform.testing.Database;
import throughline.platform.testing.LogWatch;
import throughline.platform.testing.Page;
import throughline.platform.testing.Race;
import throughline.platform.testing.TestMail;
import throughline.platform.testing.TestServers;

@QuarkusTest
class MailTest {

  /** Much less than whoever waits for a server waits, and enough for a busy machine. */
  private static final Duration AT_ONCE = Duration.ofSeconds(5);

  private static final Pattern NUMBER = Pattern.compile("Number \\d+");
  private static final TestMail SERVER = TestServers.mail();

  @Inject WriteLetter writeLetter;
  @Inject WriteLetter.Gate gate;
  @Inject Outgoing outgoing;
  @Inject WipedMail wipedMail;
  @Inject ForgottenMail forgottenMail;
  @Inject Clock clock;

  private final String reference = UUID.randomUUID().toString();
  private final String somebody = reference + "@example.org";
  private final Browser administrator = Browser.of(Actor.with("administrator"));

  @Test
  void aMailLeavesAfterTheCommitAsTextAndHtml() {
    writeLetter.write(somebody, reference);

    comesTo(MailStatus.SENT);
    var mail = SERVER.receivedBy(somebody).get(0);
    assertEquals("Your place Bcc: everybody@example.org", mail.subject(), "no header of its own");
    assertEquals(
        """
        Sample mails

        Your place

        Dear Noor & <Sons>, you have a place.

        Date: Tuesday 24 November 2026
        Where: Westgate

        See your place: https://notes.example/places/7

        This mail was sent by itself. Nobody reads an answer to it.
        """,
        mail.text().replace("\r\n", "\n").strip().concat("\n"));
    assertTrue(mail.html().contains("Dear Noor &amp; &lt;Sons&gt;, you have a place."));
    assertEquals(stored("message_id"), mail.messageId());
  }

  @Test
  void aFileComesAsItWas() {
    var content = "BEGIN:VCALENDAR\r\nSUMMARY:Café\r\nEND:VCALENDAR\r\n";
    var type = "text/calendar; charset=UTF-8; method=REQUEST";
    writeLetter.write(
        somebody, reference, new Attachment("session.ics", type, content.getBytes(UTF_8)));

    comesTo(MailStatus.SENT);
    var file = SERVER.receivedBy(somebody).get(0).files().get(0);
    assertEquals("session.ics", file.name());
    assertEquals(content, file.content());
    assertTrue(file.contentType().contains("method=REQUEST"), file.contentType());
  }

  @Test
  void nothingLeavesIfTheUseCaseFails() {
    var before = Database.number("SELECT count(*) FROM mail");

    assertThrows(IllegalStateException.class, () -> writeLetter.writeThenFail(somebody));
    assertThrows(TransactionalException.class, () -> writeLetter.writeOutside(somebody));

    assertEquals(before, Database.number("SELECT count(*) FROM mail"));
  }

  @Test
  void aServerThatIsAwayLosesNoMailAndDelaysNobody() {
    SERVER.whileAway(
        () -> {
          var begun = System.nanoTime();
          writeLetter.write(somebody, reference);
          var took = Duration.ofNanos(System.nanoTime() - begun);
          assertTrue(took.compareTo(AT_ONCE) < 0, "took " + took);
          await().until(() -> stored("reason") != null);
          assertEquals(
              "The mail server does not answer. Mail waits until it does.", stored("reason"));
          assertEquals("WAITING", stored("status"));
          assertEquals("0", stored("tries"), "a server that is away costs no try");
        });

    comesTo(MailStatus.SENT);
    assertEquals(1, SERVER.receivedBy(somebody).size());
  }

  @Test
  void anAddressThatDoesNotExistFailsAtOnceInOneSentence() throws Exception {
    var nobody = "nobody-" + somebody;
    try (var log = new LogWatch()) {
      writeLetter.write(nobody, reference);

      comesTo(MailStatus.FAILED);
      assertFalse(log.lines().contains(nobody), log.lines());
    }
    assertEquals("The mail server says that there is no such address.", stored("reason"));
    assertEquals("1", stored("tries"));
    assertTrue(stored("server_reply").contains("5.1.1"));
  }

  @Test
  void whatIsNoAddressFailsAtOnceAndNotTheUseCase() {
    writeLetter.write("no address\r\nRCPT TO:<everybody@example.org>", reference);

    comesTo(MailStatus.FAILED);
    assertEquals("This is not written as an e-mail address is.", stored("reason"));
  }

  @Test
  void aServerThatPutsItOffIsAskedAgainAndInTheEndNoMore() {
    writeLetter.write("later-" + somebody, reference);

    comesTo(MailStatus.FAILED);
    assertEquals("The mail server puts it off. It was tried 3 times.", stored("reason"));
    assertEquals("3", stored("tries"));
  }

  @Test
  void aRuleOfTheServerIsTriedAgain() {
    writeLetter.write("forbidden-" + somebody, reference);

    await().until(() -> stored("reason") != null);
    assertTrue(stored("reason").startsWith("A rule of the mail server keeps it from leaving."));
  }

  @Test
  void whatTheGateRefusesIsWithheldWithItsReason() {
    gate.answers.put(reference, Optional.of("The place was given back."));

    writeLetter.write(somebody, reference);

    comesTo(MailStatus.WITHHELD);
    assertEquals("The place was given back.", stored("reason"));
    assertEquals(0, SERVER.receivedBy(somebody).size());
  }

  @Test
  void aMailIsErasedByWhatItIsAboutSentOrNot() {
    writeLetter.write(somebody, reference, new Attachment("a.txt", "text/plain", new byte[1]));
    comesTo(MailStatus.SENT);

    assertThrows(TransactionalException.class, () -> outgoing.erase(List.of(reference)));
    SERVER.whileAway(
        () -> {
          writeLetter.write(somebody, reference);
          QuarkusTransaction.requiringNew()
              .run(() -> outgoing.erase(List.of(reference, "of nothing")));
        });

    assertEquals(
        0, Database.number("SELECT count(*) FROM mail WHERE reference = '" + reference + "'"));
    assertEquals(Optional.empty(), outgoing.statusOf(WriteLetter.KIND, reference));
  }

  @Test
  void aGateThatCannotAnswerPutsTheMailOffAndStopsNoOther() {
    writeLetter.write(somebody, "gate fails");
    writeLetter.write(somebody, reference);

    comesTo(MailStatus.SENT);
    await()
        .until(() -> outgoing.statusOf(WriteLetter.KIND, "gate fails").get() == MailStatus.FAILED);
  }

  @Test
  void addressAndContentsAreWipedAfterTwoWeeksAndTheRestAfterAYear() {
    writeLetter.write(
        somebody, reference, new Attachment("a.txt", "text/plain", "Noor".getBytes(UTF_8)));
    comesTo(MailStatus.SENT);
    var now = clock.instant();

    wipedMail.purgeBatch(now.plus(Duration.ofDays(13)), 1000);
    assertEquals(somebody, stored("recipient"));

    wipedMail.purgeBatch(now.plus(Duration.ofDays(15)), 1000);
    assertNull(stored("coalesce(recipient, subject, text_body, html_body, server_reply)"));
    assertEquals("0", stored("(SELECT count(*) FROM mail_attachment WHERE mail_id = mail.id)"));
    assertEquals(Optional.of(MailStatus.SENT), outgoing.statusOf(WriteLetter.KIND, reference));

    forgottenMail.purgeBatch(now.plus(Duration.ofDays(401)), 1000);
    assertEquals(Optional.empty(), outgoing.statusOf(WriteLetter.KIND, reference));
  }

  @Test
  void anAdministratorSeesAddressAndReasonAndNobodyElseDoes() {
    var nobody = "nobody-" + somebody;
    writeLetter.write(nobody, reference);
    comesTo(MailStatus.FAILED);

    for (var path : List.of("/mails", "/mails/failed")) {
      page(path, "administrator")
          .statusCode(200)
          .body(containsString(nobody))
          .body(containsString("The mail server says that there is no such address."));
      page(path, "volunteer").statusCode(403);
    }
  }

  /** The address was put right meanwhile: the same mail leaves, once, however often it is asked. */
  @Test
  void aMailThatWasGivenUpIsSentAgainOnceUnderTheSameMessageId() throws Exception {
    givenUp();
    var messageId = stored("message_id");
    var address = "/mails/" + stored("id") + "/retry";
    var failed = administrator.open("/mails/failed");
    Database.execute(
        "UPDATE mail SET recipient = '%s' WHERE reference = '%s'".formatted(somebody, reference));

    var answers =
        Race.atOnce(
            () -> administrator.send(failed, address, Map.of()).status(),
            () -> administrator.send(failed, address, Map.of()).status());

    assertTrue(answers.contains(303), answers::toString);
    comesTo(MailStatus.SENT);
    var received = SERVER.receivedBy(somebody);
    assertEquals(1, received.size());
    assertEquals(messageId, received.get(0).messageId());
    assertEquals("2", stored("tries"));
    assertNull(stored("reason"));
    assertEquals(409, administrator.send(failed, address, Map.of()).status(), "it has left");
    assertEquals(1, SERVER.receivedBy(somebody).size());
  }

  @Test
  void whatFailsAgainIsGivenUpAgainAndMayBeTriedOnceMore() {
    givenUp();
    var address = "/mails/" + stored("id") + "/retry";

    var list = administrator.follow(administrator.send(failedPage(), address, Map.of()));

    assertTrue(list.text("main").contains("The mail is sent again now."), list.text("main"));
    await().until(() -> stored("tries").equals("2") && stored("status").equals("FAILED"));
    assertEquals("The mail server says that there is no such address.", stored("reason"));
    assertTrue(failedPage().has("form[action=" + address + "]"));
  }

  @Test
  void aWipedMailCannotBeTriedAgainAndSaysWhy() {
    givenUp();
    var address = "/mails/" + stored("id") + "/retry";
    var before = failedPage();
    wipedMail.purgeBatch(clock.instant().plus(Duration.ofDays(15)), 1000);

    assertFalse(failedPage().has("form[action=" + address + "]"));
    var refused = administrator.send(before, address, Map.of());
    assertEquals(409, refused.status());
    assertTrue(refused.text("main").contains("were deleted"), refused.text("main"));
    assertEquals("FAILED", stored("status"));
  }

  @Test
  void onlyAnAdministratorTriesAgainAndOnlyFromThePage() {
    givenUp();
    var address = "/mails/" + stored("id") + "/retry";
    var page = failedPage();

    assertEquals(403, Browser.of(Actor.with("volunteer")).send(page, address, Map.of()).status());
    assertEquals(400, administrator.post(address, Map.of()).status(), "no token");
    assertEquals(
        404,
        administrator
            .post(
                "/mails/" + UUID.randomUUID() + "/retry",
                Map.of("csrf-token", page.value("csrf-token")))
            .status());
    assertEquals("1", stored("tries"));
  }

  @Test
  void theListsComeInPartsAndEachMailIsOnOne() {
    Database.execute(
        """
        INSERT INTO mail (id, message_id, kind, reference, created_at, status, next_try_at,
                          finished_at, recipient, subject, text_body, html_body)
        SELECT gen_random_uuid(), gen_random_uuid(), 'sample', '%s',
               timestamptz '2030-01-01Z' + i / 2 * interval '1 minute', 'FAILED', now(), now(),
               'a@example.org', 'Number ' || i, '', ''
        FROM generate_series(1, 120) i
        """
            .formatted(reference));
    for (var path : List.of("/mails", "/mails/failed")) {
      var first = administrator.open(path);
      var second = administrator.open(link(first, path + "?after="));
      var third = administrator.open(link(second, path + "?after="));
      var seen = new ArrayList<String>();
      for (var page : List.of(first, second, third)) {
        NUMBER.matcher(page.text("tbody th")).results().map(MatchResult::group).forEach(seen::add);
      }
      assertEquals(120, Set.copyOf(seen).size());
      assertEquals(120, seen.size());
      assertTrue(first.text("main").contains("Showing 1 to 50 of "), first.text("main"));
      for (var step : List.of(List.of(first, second), List.of(second, third))) {
        var back = administrator.open(link(step.get(1), path + "?before="));
        assertEquals(step.get(0).text("tbody"), back.text("tbody"));
      }
    }
    Database.execute("DELETE FROM mail WHERE reference = '%s'".formatted(reference));
  }

  private void givenUp() {
    writeLetter.write("nobody-" + somebody, reference);
    comesTo(MailStatus.FAILED);
  }

  private static String link(Page page, String begin) {
    return page.links().stream().filter(link -> link.startsWith(begin)).findFirst().orElseThrow();
  }

  private Page failedPage() {
    return administrator.open("/mails/failed");
  }

  private static ValidatableResponse page(String path, String role) {
    return given().auth().oauth2(Actor.with(role).token()).get(path).then();
  }

  private void comesTo(MailStatus end) {
    await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> outgoing.statusOf(WriteLetter.KIND, reference).equals(Optional.of(end)));
  }

  private String stored(String column) {
    return Database.text("SELECT %s FROM mail WHERE reference = '%s'".formatted(column, reference));
  }
}
