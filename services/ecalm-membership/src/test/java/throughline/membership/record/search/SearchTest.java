package throughline.membership.record.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static throughline.membership.desk.enrolment.EnrolmentFixture.anEnrolment;

import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import throughline.membership.testing.Actors;
import throughline.membership.testing.Names;
import throughline.platform.testing.Actor;
import throughline.platform.testing.Browser;
import throughline.platform.testing.LogWatch;
import throughline.platform.testing.Page;

/** Whoever is at a desk finds a child of theirs by what the family says. */
@QuarkusTest
class SearchTest {

  private static final String FIND = "/find";

  private final String family = Names.family();
  private final Actor rowan = Actors.aRegistrar();
  private final Browser registrar = Browser.of(rowan);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Siân|ó Súilleabháin-O’Brien|sian %s",
        "Siân|ó Súilleabháin-O’Brien|%s O'Brien SIAN",
        "Siân|ó Súilleabháin-O’Brien|obrien suilleabhain %s",
        "Ng||ng %s",
        "Łukasz|Æther|lukasz aether %s",
        "Ольга|Петрова|петрова %s",
        "نور|أحمد|%s نور",
        "100% O'); DROP|_|100% drop %s",
        "Wren||%s 2/11/2026",
      })
  void aNameIsFoundInAnyOrderAndHoweverItIsTyped(String given, String last, String typed) {
    var id = anEnrolment().named(given, family + (last == null ? "" : " " + last)).enrolled();

    assertEquals(List.of("/enrolments/" + id + "/record"), found(typed.replace("%s", family)));
  }

  @Test
  void aDateAloneFindsWhoWasBornThenAndAnotherDateNobody() {
    var id = anEnrolment().named("Wren", family).bornOn("2024-02-29").enrolled();

    assertTrue(found("29 February 2024").contains("/enrolments/" + id + "/record"));
    assertEquals(List.of(), found(family + " 28/2/2024"));
  }

  @Test
  void whoIsNotFoundIsLookedForBySpellingsThatAreAlike() {
    var id = anEnrolment().named("Marigold", family).enrolled();

    var page = send(registrar, "Marigolt " + family.replaceFirst("son$", "sen"));

    assertTrue(page.text("main").contains("These are spelt alike"), page.text("main"));
    assertTrue(page.links().contains("/enrolments/" + id + "/record"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Amara|Okafor|okafer",
        "Amara|Okafor|amara okafur",
        "Amara|Okafor|okaffor amarra",
        "Bridget|Plunkett|pluncket",
        "Bridget|Plunkett|bridgit pluncket",
      })
  void aNameIsFoundThoughItIsMisspelt(String given, String last, String typed) {
    var id = anEnrolment().named(given, last).enrolled();

    var page = send(registrar, typed);

    assertTrue(page.text("main").contains("These are spelt alike"), page.text("main"));
    assertTrue(page.links().contains("/enrolments/" + id + "/record"), page.text("main"));
  }

  @Test
  void theLastDigitsOfACardFindTheChildrenOfThisDeskWhoHaveOne() {
    var enrolment = anEnrolment().named("Wren", family).with("library", "BANB");
    var record = "/enrolments/" + enrolment.enrolled() + "/record";
    var last = enrolment.cardNumber().substring(enrolment.cardNumber().length() - 5);
    var ending = last.substring(0, 4) + " " + last.substring(4);

    var page = send(registrar, ending);

    for (var typed : List.of(ending, last, last.substring(1), last.substring(0, 4))) {
      assertTrue(send(registrar, typed).links().contains(record), typed);
    }
    assertTrue(page.text("table").contains("Card ends in"), page.text("table"));
    assertTrue(page.text("tbody").contains(ending), page.text("tbody"));
    assertTrue(send(registrar, family + " " + ending).links().contains(record));
    assertTrue(
        send(Browser.of(Actors.aRegistrar().at("BANBURY")), ending)
            .text("main")
            .contains("No child of yours"));
  }

  @Test
  void whoWasBornYesterdayIsFoundByThatWord() {
    var id = anEnrolment().named("Wren", family).bornOn("2026-11-23").enrolled();
    anEnrolment().named("Robin", family).bornOn("2026-11-22").enrolled();

    assertEquals(List.of("/enrolments/" + id + "/record"), found(family + " yesterday"));
  }

  @Test
  void nobodyFindsWhomTheyMayNotSee() {
    var id = anEnrolment().named("Wren", family).with("library", "BANB").enrolled();
    var record = "/enrolments/" + id + "/record";

    assertTrue(
        send(Browser.of(Actors.ofLibraryStaff().at("BANB")), family).links().contains(record));
    assertTrue(send(Browser.of(Actors.ofLibraryStaff().at("*")), family).links().contains(record));
    for (var elsewhere :
        List.of(
            Actors.ofLibraryStaff().at("COWL", "OXFORD"),
            Actors.aRegistrar().at("BANBURY", "BANB"))) {
      var page = send(Browser.of(elsewhere), family);
      assertEquals(200, page.status());
      assertTrue(page.text("main").contains("No child of yours"), page.text("main"));
      assertFalse(page.links().contains(record));
    }
  }

  @Test
  void whoWasClosedOrUndoneIsNotFound() {
    var id = anEnrolment().by(rowan).named("Wren", family).enrolled();
    var path = "/enrolments/" + id + "/undo";
    registrar.follow(registrar.send(registrar.open(path), path, Map.of("reason", "NOT_WANTED")));

    assertFalse(found(family).contains("/enrolments/" + id + "/record"));
  }

  @Test
  void ofASecretAddressOnlyThatIsSaid() {
    anEnrolment()
        .named("Wren", family)
        .with("addressPolicy", "RESTRICTED")
        .with("address", "4 Quibberly Row")
        .enrolled();

    var text = send(registrar, family).text("table");

    assertTrue(text.contains("Address is secret"), text);
    assertFalse(text.contains("Banbury"), text);
    assertFalse(text.contains("Quibberly"), text);
  }

  @Test
  void whoIsShownTheHistorySaysSo() {
    var id = anEnrolment().named("Wren", family).enrolled();

    found(family);

    assertTrue(
        registrar
            .open("/enrolments/" + id + "/history")
            .text("main")
            .contains("Found by a search"));
  }

  @Test
  void aLongListComesInPartsAndNoAddressHoldsTheName() {
    var ids = new ArrayList<String>();
    for (var i = 0; i < 21; i++) {
      ids.add(anEnrolment().named("Wren " + Names.family(), family).enrolled());
    }
    var first = send(registrar, family);
    assertEquals(20, records(first).size());
    assertTrue(first.text("main").contains("1 to 20 of 21 children"));
    assertFalse(first.links().stream().anyMatch(link -> link.contains(family)), "in an address");

    var second = registrar.press(first, FIND, "Next page", Map.of());

    assertEquals(1, records(second).size());
    assertFalse(records(first).contains(records(second).get(0)));
    assertEquals(20, records(registrar.press(second, FIND, "Previous page", Map.of())).size());
  }

  @Test
  void whatIsSoughtIsNotInTheLog() {
    try (var log = new LogWatch()) {
      found("Zephyrson " + family);

      assertFalse(log.lines().contains("Zephyrson"));
    }
  }

  private List<String> found(String typed) {
    return records(send(registrar, typed));
  }

  private static Page send(Browser browser, String typed) {
    return browser.send(browser.open("/"), FIND, Map.of("sought", typed));
  }

  private static List<String> records(Page page) {
    return page.links().stream().filter(link -> link.endsWith("/record")).toList();
  }
}
