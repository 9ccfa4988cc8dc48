package throughline.membership.card;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static throughline.membership.card.StockFixture.FORM;
import static throughline.membership.card.StockFixture.aChild;
import static throughline.membership.card.StockFixture.aDeskOf;
import static throughline.membership.card.StockFixture.box;
import static throughline.membership.card.StockFixture.enrol;
import static throughline.membership.card.StockFixture.grouped;
import static throughline.membership.card.StockFixture.writeOff;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import throughline.membership.testing.Boxes;
import throughline.membership.testing.CardNumbers;
import throughline.platform.testing.Browser;
import throughline.platform.testing.Database;
import throughline.platform.testing.Page;
import throughline.platform.testing.Race;
import throughline.platform.testing.TestServers;

/** A box of cards, or a part of one, goes from one office to another. */
@QuarkusTest
class HandOverCardsTest {

  private static final String HAND_OVER = "/cards/hand-over";

  private static final String ENROLMENTS_WAITING_FOR_THE_BOX =
      """
      SELECT count(*) FROM pg_stat_activity
      WHERE wait_event_type = 'Lock' AND query LIKE '%FOR SHARE OF batch%'
      """;

  private final Browser witney = aDeskOf("WITNEY");
  private final Browser henley = aDeskOf("HENLEY");

  @Inject CheckStock checkStock;

  @AfterEach
  void noOfficeKeepsAStock() {
    Boxes.none();
  }

  @Test
  void aBoxThatWentOverIsGivenByTheOtherOfficeAlone() {
    var first = box(5);
    assertEquals(
        "/cards?saved=handed-over",
        handOver(witney, first, CardNumbers.after(first, 4)).redirect());

    assertTrue(enrol(witney, first).problems().get(0).contains("of the stock of Henley"));
    assertEquals(303, enrol(henley, first).status());
    assertTrue(
        enrol(witney, CardNumbers.next()).problems().get(0).contains("in no box of your office"),
        "an office that handed its only box on keeps a stock all the same");
    assertTrue(
        henley
            .open("/cards")
            .text("main")
            .contains("Henley registration office (demonstration) 4 5 1 0 0 20"),
        henley.open("/cards").text("main"));
    assertTrue(
        witney
            .open("/cards")
            .text("main")
            .contains("Witney registration office (demonstration) 0 5 0 0 5 20"),
        witney.open("/cards").text("main"));
  }

  @Test
  void bothOfficesSeeThatItWentOverAndNoOther() {
    var first = box(5);
    var last = CardNumbers.after(first, 4);
    handOver(witney, first, last);

    for (var desk : List.of(witney, henley)) {
      assertTrue(
          desk.open("/cards")
              .text("table:has(caption:contains(Handed from)) tbody")
              .endsWith(
                  "%s %s 5 Witney registration office (demonstration) Henley registration office (demonstration)"
                      .formatted(grouped(first), grouped(last))),
          desk.open("/cards").text("main"));
    }
    assertFalse(aDeskOf("BANBURY").open("/cards").source().contains(grouped(first)));
  }

  @ParameterizedTest
  @CsvSource({"0, 3, '4..9'", "7, 9, '0..6'", "3, 5, '0..2 6..9'"})
  void ofAPartTheRestStays(int from, int to, String rest) {
    var first = box(10);

    handOver(witney, CardNumbers.after(first, from), CardNumbers.after(first, to));

    for (var i = 0; i < 10; i++) {
      var isMoved = i >= from && i <= to;
      assertEquals(
          isMoved ? "HENLEY" : "WITNEY", officeOf(CardNumbers.after(first, i)), "card " + i);
    }
    assertEquals(
        rest.split(" ").length,
        Database.number("SELECT count(*) FROM card_batch WHERE office_code = 'WITNEY'"));
  }

  @Test
  void whatIsWrittenOffStaysSoAndIsNotHandedOver() {
    var first = box(10);
    writeOff(witney, CardNumbers.after(first, 1), "");
    writeOff(witney, CardNumbers.after(first, 8), CardNumbers.after(first, 9));

    assertTrue(
        handOver(witney, CardNumbers.after(first, 1), CardNumbers.after(first, 4))
            .problems()
            .get(0)
            .contains("was written off"));
    handOver(witney, CardNumbers.after(first, 4), CardNumbers.after(first, 5));

    assertTrue(
        witney.open("/cards").text("main").contains("(demonstration) 5 10 0 3 2 20"),
        witney.open("/cards").text("main"));
    assertTrue(
        enrol(witney, CardNumbers.after(first, 8)).problems().get(0).contains("was written off"));
    assertEquals(
        2,
        Database.number(
            """
            SELECT count(*) FROM card_write_off off JOIN card_batch ON card_batch.id = off.batch_id
            WHERE off.first_place BETWEEN card_batch.first_place AND card_batch.last_place
            """),
        "each lies in the box that it belongs to");
  }

  @Test
  void whatCannotBeHandedOverIsSaid() {
    var first = box(5);
    var elsewhere = CardNumbers.next();
    enrol(witney, CardNumbers.after(first, 1));

    assertEquals(
        List.of(
            "#firstCard One of these cards was given to a child. Hand over those before or behind it"),
        handOver(witney, first, CardNumbers.after(first, 4)).problems());
    for (var wrong :
        List.of(
            handOver(henley, first, first),
            handOver(witney, elsewhere, elsewhere),
            handOver(witney, first, CardNumbers.after(first, 5)))) {
      assertTrue(
          wrong.problems().get(0).contains("not all of one box of your office"),
          wrong.problems().toString());
    }
    assertEquals(
        List.of("#office These cards are in its stock already. Choose another"),
        handOver(witney, first, first, "WITNEY").problems());
    assertEquals(
        List.of("#office Choose the office that gets the cards from the list"),
        handOver(witney, first, first, "NOWHERE").problems());
    assertEquals(
        List.of("#office Choose the office that gets the cards"),
        handOver(witney, first, first, "").problems());
    assertEquals("WITNEY", officeOf(first));
  }

  @Test
  void aCardIsGivenOrHandedOverButNeverBoth() throws Exception {
    for (var round = 0; round < 6; round++) {
      var card = box(1);
      var form = witney.open(FORM);
      var colleague = aDeskOf("WITNEY");
      var over = colleague.open(HAND_OVER);

      var answers =
          Race.atOnce(
              () -> witney.send(form, FORM, aChild(card)).status(),
              () -> colleague.send(over, HAND_OVER, cards(card, card, "HENLEY")).status());

      assertEquals(List.of(303, 400), answers.stream().sorted().toList());
      Boxes.none();
    }
  }

  /** The statement that waits for the box finds none when it goes on: that is no leave to give. */
  @Test
  void whoWaitsForABoxThatGoesOverIsRefused() throws Exception {
    var card = box(1);
    var form = witney.open(FORM);
    var pool = Executors.newSingleThreadExecutor();
    try (var other = TestServers.postgres().connect()) {
      other.setAutoCommit(false);
      other.createStatement().execute("UPDATE card_batch SET office_code = 'HENLEY'");
      var enrolment = pool.submit(() -> witney.send(form, FORM, aChild(card)));
      Awaitility.await().until(() -> Database.number(ENROLMENTS_WAITING_FOR_THE_BOX) == 1);
      other.commit();

      assertTrue(enrolment.get().problems().get(0).contains("in no box of your office"));
    } finally {
      pool.shutdownNow();
    }
    assertEquals(0, Database.number("SELECT count(*) FROM card WHERE number = '" + card + "'"));
  }

  @Test
  void whatAFileWouldTakeFromABoxThatGoesOverIsLeft() throws Exception {
    box(2);
    var pool = Executors.newSingleThreadExecutor();
    try (var other = TestServers.postgres().connect()) {
      other.setAutoCommit(false);
      other.createStatement().execute("UPDATE card_batch SET office_code = 'HENLEY'");
      var free =
          pool.submit(
              () ->
                  QuarkusTransaction.requiringNew()
                      .call(() -> checkStock.free("WITNEY", List.of(), 0, 2)));
      Awaitility.await().until(() -> Database.number(ENROLMENTS_WAITING_FOR_THE_BOX) == 1);
      other.commit();

      assertEquals(List.of(), free.get());
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void ofTwoPartsThatOverlapOneGoesOver() throws Exception {
    var first = box(10);
    var colleague = aDeskOf("WITNEY");
    var mine = witney.open(HAND_OVER);
    var theirs = colleague.open(HAND_OVER);
    var one = cards(first, CardNumbers.after(first, 5), "HENLEY");
    var other = cards(CardNumbers.after(first, 4), CardNumbers.after(first, 9), "BANBURY");

    var answers =
        Race.atOnce(
            () -> witney.send(mine, HAND_OVER, one).status(),
            () -> colleague.send(theirs, HAND_OVER, other).status());

    assertEquals(List.of(303, 400), answers.stream().sorted().toList());
    assertEquals(10, Database.number("SELECT sum(last_place - first_place + 1) FROM card_batch"));
  }

  private static String officeOf(String card) {
    return Database.text(
        "SELECT office_code FROM card_batch WHERE %s BETWEEN first_place AND last_place"
            .formatted(card.substring(0, card.length() - 1)));
  }

  private static Page handOver(Browser browser, String first, String last) {
    return handOver(browser, first, last, "HENLEY");
  }

  private static Page handOver(Browser browser, String first, String last, String office) {
    return browser.send(browser.open(HAND_OVER), HAND_OVER, cards(first, last, office));
  }

  private static Map<String, String> cards(String first, String last, String office) {
    return Map.of("firstCard", first, "lastCard", last, "office", office);
  }
}
