package throughline.membership.record.duplicate;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import throughline.membership.testing.Actors;
import throughline.platform.testing.Browser;
import throughline.platform.testing.Database;
import throughline.platform.testing.Page;
import throughline.platform.testing.Race;
import throughline.platform.testing.TestMail;
import throughline.platform.testing.TestServers;

/** Tries to end, and to read, the record of a child that another office enrolled. */
@QuarkusTest
class RecordOfAnotherPlaceTest extends OfTwoRecords {

  private static final String PROPOSED = "/duplicates?proposed=true";

  private final TestMail mail = TestServers.mail();

  @Test
  void whatWouldEndItIsProposedToItsOfficeAndDoneByThatAlone() throws IOException {
    for (var choice : List.of("KEEP_B", "KEEP_A", "A_IN_ERROR")) {
      assertEquals(PROPOSED, say(banbury, choice).redirect());
      assertEquals(PROPOSED, say(banbury, choice).redirect(), "one office agrees with itself");
    }

    assertEquals("VALID", recordState(a));
    assertEquals(1, validCards(a));
    assertTrue(
        registrar.open("/duplicates").text("main").contains("Your answer"), "nobody is asked");
    var asked = registrar.open(pair);
    assertTrue(asked.text("main").contains("proposes"), asked.text("main"));
    assertTrue(
        asked.text("main").contains("Record A was made in error. One visit was typed twice"));
    assertTrue(history(a).contains("Proposed to end one of two records of a child"));

    assertEquals("/duplicates?saved=true", say(registrar, "A_IN_ERROR").redirect());

    assertEquals("IN_ERROR", state(a, 2));
    assertEquals(0, validCards(a));
    await()
        .until(
            () ->
                mail.receivedBy(family.toLowerCase(Locale.ROOT) + "@example.org").stream()
                    .anyMatch(
                        sent -> sent.subject().equals("One of two library records was ended")));
  }

  @Test
  void theOtherOfficeMayDisagree() {
    assertEquals(PROPOSED, say(banbury, "A_IN_ERROR").redirect());

    assertEquals("/duplicates?saved=true", say(registrar, "NOT_THE_SAME").redirect());

    assertEquals("VALID", recordState(a));
    assertEquals("VALID", recordState(b));
  }

  @Test
  void nothingOfItIsReadByWhoeverTypesOneLikeIt() {
    var page = banbury.open(pair);
    var text = page.text("main");

    assertTrue(text.contains("The names are the same"), text);
    var card = first.cardNumber();
    assertFalse(text.contains(card.substring(card.length() - 5, card.length() - 1)), text);
    assertTrue(text.contains("Guardians Not shown"), text);
    assertTrue(text.contains("Home library Not shown"), text);
    assertTrue(text.contains("Card last used Not shown"), text);
    assertFalse(banbury.open("/duplicates").text("main").contains("Banbury and"), "its library");

    say(banbury, "KEEP_B");
    var oxford = registrar.open(pair).text("main");
    assertFalse(oxford.contains("Not shown"), "who is asked sees what the other proposes of");
    assertTrue(
        banbury.open(pair).text("main").contains("Guardians Not shown"), "who asks sees not");
  }

  @Test
  void ofTwoOfficesThatProposeAtOnceTheSecondIsShownWhatTheFirstDid() throws Exception {
    var one = registrar.open(pair);
    var other = banbury.open(pair);

    var answers =
        Race.atOnce(
            () -> registrar.send(one, pair, said("KEEP_A")),
            () -> banbury.send(other, pair, said("KEEP_A")));

    assertEquals(List.of(303, 409), answers.stream().map(Page::status).sorted().toList());
    assertEquals("VALID", recordState(b), "nobody had agreed to what they had not seen");
  }

  @Test
  void onesOwnRecordThatWasMadeInErrorStandsAgainAsItWas() throws IOException {
    assertEquals("/duplicates?saved=true", say(banbury, "B_IN_ERROR").redirect());
    assertEquals(0, validCards(b));
    clock.advance(Duration.ofDays(30));

    takeBack();

    assertEquals("VALID", state(b, 3));
    assertEquals(1, validCards(b));
    assertEquals(200, registrar.open(pair).status(), "somebody says anew what they are");
    assertTrue(
        Browser.of(Actors.aRegistrar().at("BANBURY"))
            .open("/enrolments/" + b + "/history")
            .text("main")
            .contains("Stands again"));
  }

  @Test
  void aRecordWhoseCardWasUsedWasNotMadeInError() {
    Database.execute(
        """
        INSERT INTO loan (batch, row_ref, revision, counts, library_code, day, renewal, under5, member_key)
        VALUES ('%1$s', '1', 1, true, 'BANB', '2026-11-20', false, true, '%1$s')
        """
            .formatted(b));

    var refused = say(banbury, "B_IN_ERROR");

    assertEquals(400, refused.status());
    assertTrue(
        refused.problems().get(0).contains("Its card was used"), refused.problems()::toString);
  }

  @Test
  void whoeverEndsARecordSaysHowTheyKnow() {
    var refused = county.send(county.open(pair), pair, Map.of("choice", "KEEP_A"));

    assertEquals(400, refused.status());
    assertEquals(List.of("#reason Choose how you know"), refused.problems());
  }

  private static String recordState(String record) {
    return Database.text("SELECT record_state FROM member WHERE key = '%s'".formatted(record));
  }

  private static long validCards(String record) {
    return Database.number(
        "SELECT count(*) FROM card WHERE member_key = '%s' AND voided_at IS NULL"
            .formatted(record));
  }
}
