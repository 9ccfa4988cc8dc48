package throughline.platform.mail;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
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
import throughline.platform.testing.Page;
import throughline.platform.testing.Race;
import throughline.platform.testing.TestMail;
import throughline.platform.testing.TestServers;

/** What an administrator sees of the mails, and does about those that were given up. */
@QuarkusTest
class MailPagesTest {

  private static final Pattern NUMBER = Pattern.compile("Number \\d+");
  private static final TestMail SERVER = TestServers.mail();

  @Inject WriteLetter writeLetter;
  @Inject Outgoing outgoing;
  @Inject WipedMail wipedMail;
  @Inject UndeliveredMails undelivered;
  @Inject Clock clock;

  private final String reference = UUID.randomUUID().toString();
  private final String somebody = reference + "@example.org";
  private final Browser administrator = Browser.of(Actor.with("administrator"));

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
    assertTrue(failedPage().has("button[formaction=" + address + "]"));
  }

  @Test
  void aWipedMailCannotBeTriedAgainAndSaysWhy() {
    givenUp();
    var address = "/mails/" + stored("id") + "/retry";
    var before = failedPage();
    wipedMail.purgeBatch(clock.instant().plus(Duration.ofDays(15)), 1000);

    assertFalse(failedPage().has("button[formaction=" + address + "]"));
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
                          finished_at, recipient, subject, html_body)
        SELECT gen_random_uuid(), gen_random_uuid(), 'sample', '%s',
               timestamptz '2030-01-01Z' + i / 2 * interval '1 minute', 'FAILED', now(), now(),
               'a@example.org', 'Number ' || i, ''
        FROM generate_series(1, 60) i
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
      assertEquals(60, Set.copyOf(seen).size());
      assertEquals(60, seen.size());
      assertTrue(first.text("main").contains("Showing 1 to 25 of "), first.text("main"));
      for (var step : List.of(List.of(first, second), List.of(second, third))) {
        var back = administrator.open(link(step.get(1), path + "?before="));
        assertEquals(step.get(0).text("tbody"), back.text("tbody"));
      }
    }
    Database.execute("DELETE FROM mail WHERE reference = '%s'".formatted(reference));
  }

  /** With its stylesheet and script, which are up to 16 kB, a page stays below 60. */
  @Test
  void aPageOfTheLongestMailsThereCanBeIsBelow44Kilobytes() {
    Database.execute(
        """
        INSERT INTO mail (id, message_id, kind, reference, created_at, status, next_try_at,
                          finished_at, recipient, subject, html_body, reason, server_reply)
        SELECT gen_random_uuid(), gen_random_uuid(), 'sample', '%s', timestamptz '2030-11-30Z',
               'FAILED', now(), now(), repeat('a', 64) || '@' || repeat('e', 190),
               repeat('Subject ', 13), '', repeat('Reason ', 15), repeat('550 5.1.1 <no such> ', 15)
        FROM generate_series(1, 26) i
        """
            .formatted(reference));

    for (var path : List.of("/mails", "/mails/failed")) {
      var page = administrator.open(path);
      assertTrue(page.text("main").contains("Showing 1 to 25 of "), page.text("main"));
      var bytes = page.source().getBytes(StandardCharsets.UTF_8).length;
      assertTrue(bytes < 44_000, () -> path + " has " + bytes + " bytes");
    }
    Database.execute("DELETE FROM mail WHERE reference = '%s'".formatted(reference));
  }

  @Test
  void theStartPageCountsThoseThatCanStillBeTriedAgain() {
    var before = undelivered.trouble().count();
    givenUp();
    assertEquals(before + 1, undelivered.trouble().count());
    assertTrue(administrator.open(undelivered.trouble().path()).text("main").contains(reference));

    wipedMail.purgeBatch(clock.instant().plus(Duration.ofDays(15)), 1000);
    assertEquals(0, undelivered.trouble().count());
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
    await().until(() -> outgoing.statusOf(WriteLetter.KIND, reference).equals(Optional.of(end)));
  }

  private String stored(String column) {
    return Database.text("SELECT %s FROM mail WHERE reference = '%s'".formatted(column, reference));
  }
}
