package throughline.platform.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionalException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import throughline.platform.testing.Database;
import throughline.platform.testing.LogWatch;
import throughline.platform.testing.TestMail;
import throughline.platform.testing.TestServers;

@QuarkusTest
class MailTest {

  /** Much less than whoever waits for a server waits, and enough for a busy machine. */
  private static final Duration AT_ONCE = Duration.ofSeconds(5);

  private static final TestMail SERVER = TestServers.mail();

  @Inject WriteLetter writeLetter;
  @Inject WriteLetter.Gate gate;
  @Inject Outgoing outgoing;
  @Inject WipedMail wipedMail;
  @Inject MailRetention forgottenMail;
  @Inject Clock clock;

  private final String reference = UUID.randomUUID().toString();
  private final String somebody = reference + "@example.org";

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
    assertEquals("desk@example.org", mail.replyTo());
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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no address\r\nRCPT TO:<everybody@example.org>",
        "mary(mum)@example.org",
        "a(b@example.org"
      })
  void whatIsNoAddressFailsAtOnceAndNotTheUseCase(String to) {
    writeLetter.write(to, reference);

    comesTo(MailStatus.FAILED);
    assertEquals("This is not written as an e-mail address is.", stored("reason"));
  }

  /** As {@code mary..smith@example.org}, which some servers call a mistake of the command. */
  @ParameterizedTest
  @ValueSource(strings = {"malformed-", "unparsed-"})
  void anAddressThatTheServerCannotReadFailsAtOnceAndHoldsUpNoOther(String beginning) {
    writeLetter.write(beginning + somebody, reference);
    var after = UUID.randomUUID().toString();
    writeLetter.write(after + "@example.org", after);

    comesTo(MailStatus.FAILED);
    assertEquals("The mail server says that there is no such address.", stored("reason"));
    assertEquals("1", stored("tries"));
    comesTo(MailStatus.SENT, after);
  }

  @Test
  void whatIsWrongWithTheSenderIsTriedAgain() {
    writeLetter.write("unsent-" + somebody, reference);

    await().until(() -> stored("reason") != null);
    assertTrue(stored("reason").startsWith("A rule of the mail server keeps it from leaving."));
  }

  @Test
  void aServerThatWantsAnotherSignInCostsNoTry() {
    writeLetter.write("locked-" + somebody, reference);

    await().until(() -> stored("reason") != null);
    assertEquals(
        "The mail server refuses this service. Check its user name and password.",
        stored("reason"));
    assertEquals("0", stored("tries"));
    QuarkusTransaction.requiringNew().run(() -> outgoing.erase(List.of(reference)));
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
    assertNull(stored("coalesce(recipient, subject, html_body, server_reply)"));
    assertEquals("0", stored("(SELECT count(*) FROM mail_attachment WHERE mail_id = mail.id)"));
    assertEquals(Optional.of(MailStatus.SENT), outgoing.statusOf(WriteLetter.KIND, reference));

    forgottenMail.purgeBatch(now.plus(Duration.ofDays(401)), 1000);
    assertEquals(Optional.empty(), outgoing.statusOf(WriteLetter.KIND, reference));
  }

  private void comesTo(MailStatus end) {
    comesTo(end, reference);
  }

  private void comesTo(MailStatus end, String about) {
    await().until(() -> outgoing.statusOf(WriteLetter.KIND, about).equals(Optional.of(end)));
  }

  private String stored(String column) {
    return Database.text("SELECT %s FROM mail WHERE reference = '%s'".formatted(column, reference));
  }
}
