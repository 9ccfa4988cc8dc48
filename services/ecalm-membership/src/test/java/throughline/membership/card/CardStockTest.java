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
import static throughline.membership.card.StockFixture.take;
import static throughline.membership.card.StockFixture.writeOff;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import throughline.membership.testing.Actors;
import throughline.membership.testing.Boxes;
import throughline.membership.testing.CardNumbers;
import throughline.platform.testing.Browser;
import throughline.platform.testing.Database;
import throughline.platform.testing.Page;
import throughline.platform.testing.Race;

/** Cards as stock: who may give which, and what is left in the box. */
@QuarkusTest
class CardStockTest {

  private static final int MANY_DESKS = 64;

  private final Browser witney = aDeskOf("WITNEY");
  private final Browser henley = aDeskOf("HENLEY");

  @AfterEach
  void noOfficeKeepsAStock() {
    Boxes.none();
    Database.execute("UPDATE office SET card_reorder_level = 20");
  }

  @Test
  void anOfficeGivesCardsOfItsOwnStockOnly() {
    var first = box(5);
    assertEquals(303, enrol(witney, CardNumbers.after(first, 4)).status());

    assertEquals(
        List.of(
            "#cardNumber This card is in no box of your office. Take another card, or record the"
                + " box under Cards first"),
        enrol(witney, CardNumbers.after(first, 5)).problems());
    assertEquals(
        List.of(
            "#cardNumber This card is of the stock of Witney registration office (demonstration)."
                + " Take a card of your own stock"),
        enrol(henley, first).problems());
    assertEquals(303, enrol(henley, CardNumbers.next()).status(), "whose stock is not recorded");
  }

  @Test
  void aCardOfAnotherOfficeIsNoCorrectionEither() {
    var first = box(5);
    var receipt = henley.follow(enrol(henley, CardNumbers.next()));
    var change =
        receipt.links().stream().filter(link -> link.endsWith("/card")).findFirst().orElseThrow();

    var refused = henley.send(henley.open(change), change, Map.of("cardNumber", first));

    assertTrue(refused.problems().get(0).contains("of the stock of Witney"));
  }

  @Test
  void aBoxIsRecordedOnceAndOverlapsNone() throws Exception {
    var first = take(10);
    var typed = Map.of("firstCard", first, "lastCard", CardNumbers.after(first, 9));
    var form = witney.open("/cards/received");
    var other = henley.open("/cards/received");

    var answers =
        Race.atOnce(
            () -> witney.send(form, "/cards/received", typed).status(),
            () -> henley.send(other, "/cards/received", typed).status());

    assertEquals(List.of(303, 400), answers.stream().sorted().toList());
    var overlaps = Map.of("firstCard", CardNumbers.after(first, 9), "lastCard", CardNumbers.next());
    var again = witney.send(witney.open("/cards/received"), "/cards/received", overlaps);
    assertTrue(again.problems().get(0).contains("recorded already"), again.problems().toString());
  }

  @ParameterizedTest
  @CsvSource({
    "0, -1, 'lastCard The last card comes before the first'",
    "0, 10000, 'lastCard These are 10,001 cards, more than a box holds'",
  })
  void aBoxThatCannotBeIsSaid(int from, int to, String message) {
    var first = CardNumbers.next();
    var again =
        witney.send(
            witney.open("/cards/received"),
            "/cards/received",
            Map.of(
                "firstCard",
                CardNumbers.after(first, from),
                "lastCard",
                CardNumbers.after(first, to)));

    assertTrue(again.problems().get(0).startsWith("#" + message), again.problems().toString());
  }

  @Test
  void whatIsWrittenOffIsGivenToNobody() {
    var first = box(5);
    assertEquals(303, writeOff(witney, CardNumbers.after(first, 1), "").status());

    assertTrue(
        enrol(witney, CardNumbers.after(first, 1)).problems().get(0).contains("was written off"));
    assertTrue(
        writeOff(witney, CardNumbers.after(first, 1), CardNumbers.after(first, 2))
            .problems()
            .get(0)
            .contains("written off before"));
    assertTrue(
        writeOff(henley, first, "").problems().get(0).contains("not all of one box of your"));
    assertTrue(
        writeOff(witney, first, CardNumbers.after(first, 5))
            .problems()
            .get(0)
            .contains("not all of one box of your"));
    enrol(witney, first);
    assertTrue(writeOff(witney, first, "").problems().get(0).contains("was given to a child"));
  }

  @Test
  void aCardIsGivenOrWrittenOffButNeverBoth() throws Exception {
    for (var round = 0; round < 4; round++) {
      var card = box(1);
      var form = witney.open(FORM);
      var colleague = aDeskOf("WITNEY");
      var off = colleague.open("/cards/write-off");

      var answers =
          Race.atOnce(
              () -> witney.send(form, FORM, aChild(card)).status(),
              () ->
                  colleague
                      .send(off, "/cards/write-off", Map.of("firstCard", card, "reason", "MISSING"))
                      .status());

      assertEquals(List.of(303, 400), answers.stream().sorted().toList());
      Boxes.none();
    }
  }

  @Test
  void ofManyDesksWithOneCardOfTheStockOneWins() throws Exception {
    var card = box(1);

    var answers =
        Race.atOnce(
            Collections.nCopies(
                MANY_DESKS,
                () -> {
                  var desk = aDeskOf("WITNEY");
                  return desk.send(desk.open(FORM), FORM, aChild(card)).status();
                }));

    assertEquals(1, Collections.frequency(answers, 303));
    assertEquals(MANY_DESKS - 1, Collections.frequency(answers, 400));
  }

  @Test
  void theStockSaysWhatIsLeftAndWhatWasPassedOver() {
    var first = box(30);
    enrol(witney, CardNumbers.after(first, 0));
    enrol(witney, CardNumbers.after(first, 3));
    writeOff(witney, CardNumbers.after(first, 5), CardNumbers.after(first, 6));

    var page = witney.open("/cards");

    assertTrue(
        page.text("main")
            .contains("Witney registration office (demonstration) 26 30 2 2 0 20 Enough"),
        page.text("main"));
    assertEquals(
        List.of(range(first, 4, 4), range(first, 7, 29), range(first, 1, 2)), ranges(page));
    assertFalse(henley.open("/cards").source().contains(grouped(first)));
  }

  @Test
  void fewCardsAreSaidOnTheStartPage() {
    box(21);
    assertFalse(witney.open("/").text("main").contains("Cards left"));
    var saved =
        witney.send(
            witney.open("/cards/reorder-level"), "/cards/reorder-level", Map.of("level", "21"));

    assertEquals("/cards?saved=level", saved.redirect());
    assertTrue(witney.open(saved.redirect()).text("main").startsWith("Success When to order more"));
    assertTrue(
        witney.open("/").text("main").contains("Cards left 21 Order more: Witney"),
        witney.open("/").text("main"));
    assertFalse(henley.open("/").text("main").contains("Cards left"));
    var wrong =
        witney.send(
            witney.open("/cards/reorder-level"), "/cards/reorder-level", Map.of("level", "few"));
    assertEquals(400, wrong.status());
  }

  @Test
  void aLostCardIsReplacedAndStaysVoid() {
    var old = CardNumbers.next();
    var receipt = henley.follow(enrol(henley, old));
    var address =
        receipt.links().stream().filter(link -> link.endsWith("/replacement")).findFirst().get();
    var stock = box(2);
    var staff = Browser.of(Actors.ofLibraryStaff().at("HENL"));

    var ofOffice = staff.send(staff.open(address), address, replacement("LOST", stock));
    assertTrue(ofOffice.problems().get(0).contains("of the stock of Witney"));
    var same = staff.send(staff.open(address), address, replacement("LOST", old));
    assertTrue(same.problems().get(0).contains("the card that the child has"));
    var without = staff.send(staff.open(address), address, replacement("", CardNumbers.next()));
    assertEquals(List.of("#reason Choose what became of the card"), without.problems());

    var card = CardNumbers.next();
    var late = staff.open(address);
    var shown = staff.follow(staff.send(staff.open(address), address, replacement("STOLEN", card)));
    assertTrue(shown.text("main").startsWith("Success The card is changed"), shown.text("main"));
    var next = CardNumbers.next();
    var refused = staff.send(late, address, replacement("LOST", next));
    assertTrue(refused.problems().get(0).startsWith("#now This record was changed since"));
    assertTrue(refused.links().contains(address.replace("replacement", "record")));
    assertEquals(next, refused.value("cardNumber"));

    assertEquals(grouped(card), shown.summary("Card number"));
    var back = staff.send(staff.open(address), address, replacement("LOST", old));
    assertTrue(back.problems().get(0).contains("already given"), "a thief may have it");
    var history = staff.open(address.replace("replacement", "history")).text("main");
    assertTrue(history.contains("Card replaced by you"), history);
    assertTrue(history.contains("Reason: It was stolen"), history);
  }

  @Test
  void ofTwoWhoReplaceItAtOnceOneIsTold() throws Exception {
    var receipt = enrol(henley, CardNumbers.next()).redirect();
    var address = receipt + "/replacement";
    var staff = Browser.of(Actors.ofLibraryStaff().at("HENL"));
    var mine = henley.open(address);
    var theirs = staff.open(address);
    var one = replacement("LOST", CardNumbers.next());
    var other = replacement("LOST", CardNumbers.next());

    var answers =
        Race.atOnce(
            () -> henley.send(mine, address, one).status(),
            () -> staff.send(theirs, address, other).status());

    assertEquals(List.of(303, 409), answers.stream().sorted().toList());
  }

  private static Map<String, String> replacement(String reason, String card) {
    return Map.of("reason", reason, "cardNumber", card);
  }

  private static List<String> ranges(Page page) {
    var texts = page.text("table:has(th:contains(First card)) tbody tr");
    return List.of(texts.split(" Witney registration office \\(demonstration\\) ?"));
  }

  private static String range(String first, int from, int to) {
    return "%s %s %d"
        .formatted(
            grouped(CardNumbers.after(first, from)),
            grouped(CardNumbers.after(first, to)),
            to - from + 1);
  }
}
