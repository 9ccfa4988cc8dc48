package throughline.membership.desk.enrolment;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static throughline.membership.desk.enrolment.EnrolmentFixture.anEnrolment;

import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import throughline.membership.testing.Actors;
import throughline.membership.testing.CardNumbers;
import throughline.membership.testing.EnrolmentTables;
import throughline.platform.testing.Browser;
import throughline.platform.testing.Database;
import throughline.platform.testing.Race;

/** Twins, brothers and sisters, guardians and preferences: all of a visit or nothing. */
@QuarkusTest
class VisitTest {

  private static final String OF_HOUSEHOLD =
      "FROM member m JOIN vault.child c ON c.member_key = m.key WHERE m.household_key ="
          + " (SELECT household_key FROM member WHERE key = '%s')";

  private final Browser registrar = Browser.of(Actors.aRegistrar());

  @Test
  void twinsAndABrotherAreOneHouseholdWithGuardiansOfTheirOwn() {
    var brother = child("Rhys", null);
    brother.put("dateOfBirth", "2024-02-29");

    var answer =
        anEnrolment()
            .named("Wren", "Fernsby")
            .with("birthOrder", "1")
            .with("others", List.of(child("Robin", "2"), brother))
            .send()
            .statusCode(201)
            .extract();

    var id = answer.<String>path("id");
    assertEquals(2, answer.<List<String>>path("others").size());
    assertEquals(
        "Rhys--,Robin-2-2,Wren-1-2",
        Database.text(
            ("SELECT string_agg(concat_ws('-', given_names, coalesce(birth_order::text, ''),"
                    + " coalesce(birth_count::text, '')), ',' ORDER BY given_names) "
                    + OF_HOUSEHOLD)
                .formatted(id)));
    assertEquals(
        3,
        Database.number(
            "SELECT count(*) FROM vault.guardian WHERE member_key IN (SELECT m.key %s)"
                .formatted(OF_HOUSEHOLD.formatted(id))));
    var receipt = registrar.open("/enrolments/" + id);
    for (var other : answer.<List<String>>path("others")) {
      assertTrue(receipt.links().contains("/enrolments/" + other), receipt.links().toString());
      assertTrue(
          registrar.open("/enrolments/" + other).links().contains("/enrolments/" + id), other);
    }
  }

  /** Born either side of midnight, and of the hour that is skipped in spring. */
  @Test
  void twinsOfTwoDaysAreOneBirth() {
    var second = child("Robin", "2");
    second.put("dateOfBirth", "2026-03-30");

    anEnrolment()
        .bornOn("2026-03-29")
        .with("birthOrder", "1")
        .with("others", List.of(second))
        .enrolled();
  }

  @Test
  void tripletsOfWhomTwoAreNotNamedYetAreEnrolledWithoutAQuestion() {
    var id =
        anEnrolment()
            .with("birthOrder", "1")
            .with("others", List.of(unnamed("2"), unnamed("3")))
            .enrolled();

    assertEquals(
        2,
        Database.number(
            ("SELECT count(*) " + OF_HOUSEHOLD + " AND c.not_named_yet").formatted(id)));
  }

  @ParameterizedTest
  @CsvSource({
    "birthOrder,      1, others.0.birthOrder,      'from 1 to 2, each once'",
    "birthOrder,      3, others.0.birthOrder,      'from 1 to 2, each once'",
    "birthOrder,      0, others.0.birthOrder,      'whole number from 1 to 9'",
    "birthOrder,     '', birthOrder,               'Add the other child of this birth'",
    "childGivenNames, wrén, others.0.childGivenNames, 'Both children of this birth have this name'",
    "childGivenNames, '', others.0.childGivenNames, 'tick that the child is not named yet'",
    "naming,   NOT_NAMED_YET, others.0.childGivenNames, 'Remove the given names, or clear the box'",
    "naming,   MAYBE, others.0.naming,             'one of: NAMED, NOT_NAMED_YET'",
    "dateOfBirth, tomorrow, others.0.dateOfBirth,  'today or in the past'",
    "cardNumber, 22390000027896, others.0.cardNumber, 'Look at 2 2390 00002789 6 again'",
    "cardNumber, 2.23900E+13, others.0.cardNumber, 'A spreadsheet has shortened this number'",
  })
  void whatIsWrongWithAnotherChildIsSaidAtItsFieldAndNobodyIsEnrolled(
      String field, String value, String at, String message) {
    var before = EnrolmentTables.sizes();
    var twin = child("Robin", "2");
    twin.put(field, value);
    if (field.equals("childGivenNames") && value.isEmpty()) {
      twin.remove("childFamilyName");
    }

    anEnrolment()
        .named("Wren", "Fernsby")
        .with("birthOrder", "1")
        .with("others", List.of(twin))
        .send()
        .statusCode(400)
        .body("errors.field", contains(at))
        .body("errors.message", contains(containsString(message)));

    assertEquals(before, EnrolmentTables.sizes());
  }

  @Test
  void aCardThatIsScannedForTwoOfThemIsSaid() {
    var enrolment = anEnrolment();
    var twin = child("Robin", "2");
    twin.put("cardNumber", enrolment.cardNumber());

    enrolment
        .with("birthOrder", "1")
        .with("others", List.of(twin))
        .send()
        .statusCode(400)
        .body("errors.field", contains("others.0.cardNumber"))
        .body("errors.message", contains(containsString("somebody else's of this visit already")));
  }

  @Test
  void aMissingChildAndTooManyAreRefused() {
    var gap = new ArrayList<Map<String, Object>>();
    gap.add(null);
    anEnrolment().with("others", gap).send().statusCode(400);
    anEnrolment()
        .with("others", Collections.nCopies(9, child("Robin", null)))
        .send()
        .statusCode(400)
        .body("errors.field", contains("others"));
  }

  /** Each would wait for the other's card for ever if cards were given in the order of the form. */
  @Test
  void twoDesksWithEachOthersCardsAreAnsweredAndOneWins() throws Exception {
    for (var round = 0; round < 3; round++) {
      var one = CardNumbers.next();
      var other = CardNumbers.next();
      Callable<Integer> first = () -> visitWith(one, other);
      Callable<Integer> second = () -> visitWith(other, one);

      var answers = Race.atOnce(first, second);

      assertEquals(List.of(201, 400), answers.stream().sorted().toList());
    }
  }

  private static int visitWith(String first, String second) {
    var twin = child("Robin", "2");
    twin.put("cardNumber", second);
    return anEnrolment()
        .withCard(first)
        .with("birthOrder", "1")
        .with("others", List.of(twin))
        .post()
        .statusCode();
  }

  @Test
  void twoGuardiansMayShareAMailboxAndOneMayBeBarred() {
    var id =
        anEnrolment()
            .with("secondGuardianName", "Oxfordshire County Council")
            .with("secondGuardianRelationship", "LOCAL_AUTHORITY")
            .with("secondGuardianContact", "marigold@example.org")
            .with("guardianMayContact", "NO")
            .with("guardianMayManage", "NO")
            .with("preferences", List.of("HAND_OVER", "REMINDERS"))
            .enrolled();

    assertEquals(
        "LOCAL_AUTHORITY t t,MOTHER f f",
        Database.text(
            "SELECT string_agg(concat_ws(' ', relationship, may_contact, may_manage), ','"
                + " ORDER BY relationship) FROM vault.guardian WHERE member_key = '%s'"
                    .replace("%s", id)));
    assertEquals(
        "HAND_OVER EMAIL 1,REMINDERS EMAIL 1",
        Database.text(
            "SELECT string_agg(concat_ws(' ', purpose, channel, notice_version), ','"
                + " ORDER BY purpose) FROM preference WHERE member_key = '%s'".replace("%s", id)));
    assertEquals("Version 1", registrar.open("/enrolments/" + id).summary("Privacy notice"));
  }

  @Test
  void nothingIsChosenForWhoCannotBeReached() {
    anEnrolment()
        .with("guardianMayContact", "NO")
        .with("preferences", List.of("REMINDERS"))
        .send()
        .statusCode(400)
        .body("errors.field", contains("preferences"));
    anEnrolment()
        .with("preferences", List.of("EVENTS"))
        .send()
        .statusCode(400)
        .body("errors.field", contains("preferences"));
    anEnrolment()
        .with("secondGuardianName", "Tom")
        .send()
        .statusCode(400)
        .body("errors.field", contains("secondGuardianRelationship", "secondGuardianContact"));
  }

  @Test
  void aPreferenceIsNeverChanged() {
    anEnrolment().with("preferences", List.of("REMINDERS")).enrolled();

    var refused =
        assertThrows(
            IllegalStateException.class,
            () -> Database.execute("UPDATE preference SET wanted = false"));
    assertTrue(refused.getMessage().contains("added, never changed"), refused.getMessage());
  }

  private static Map<String, Object> child(String givenNames, String order) {
    var child = new HashMap<String, Object>();
    child.put("childGivenNames", givenNames);
    child.put("childFamilyName", "Fernsby");
    child.put("birthOrder", order);
    child.put("dateOfBirth", "2026-11-02");
    child.put("cardNumber", CardNumbers.next());
    return child;
  }

  private static Map<String, Object> unnamed(String order) {
    var child = child(null, order);
    child.remove("childFamilyName");
    child.put("naming", "NOT_NAMED_YET");
    return child;
  }
}
