package throughline.membership.card;

import java.util.Map;
import java.util.stream.IntStream;
import throughline.membership.testing.Actors;
import throughline.membership.testing.Boxes;
import throughline.membership.testing.CardNumbers;
import throughline.platform.testing.Browser;
import throughline.platform.testing.Page;

/** A box of cards at Witney, and desks that give them to a newborn of an invented family. */
final class StockFixture {

  static final String FORM = "/enrolments/new";

  private StockFixture() {}

  static Browser aDeskOf(String office) {
    return Browser.of(Actors.aRegistrar().at(office));
  }

  /** A box of Witney with cards that nobody has had; returns its first card. */
  static String box(int cards) {
    var first = take(cards);
    Boxes.at("WITNEY", first, cards);
    return first;
  }

  /** The first of so many cards that nobody has had and that are in no box. */
  static String take(int cards) {
    var first = CardNumbers.next();
    IntStream.range(1, cards).forEach(i -> CardNumbers.next());
    return first;
  }

  static Page enrol(Browser browser, String card) {
    return browser.send(browser.open(FORM), FORM, aChild(card));
  }

  static Map<String, String> aChild(String card) {
    return Map.of(
        "childGivenNames", "Wren",
        "dateOfBirth", "today",
        "residence", "UNKNOWN",
        "guardianName", "Marigold Fernsby",
        "guardianRelationship", "MOTHER",
        "guardianContact", "marigold@example.org",
        "library", "HENL",
        "cardNumber", card,
        "anotherChild", "YES");
  }

  static Page writeOff(Browser browser, String first, String last) {
    return browser.send(
        browser.open("/cards/write-off"),
        "/cards/write-off",
        Map.of("firstCard", first, "lastCard", last, "reason", "DAMAGED"));
  }

  static String grouped(String card) {
    return card.replaceFirst("(.)(....)(........)(.)", "$1 $2 $3 $4");
  }
}
