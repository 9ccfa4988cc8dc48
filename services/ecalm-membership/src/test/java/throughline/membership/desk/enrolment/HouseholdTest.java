package throughline.membership.desk.enrolment;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static throughline.membership.desk.enrolment.EnrolmentFixture.anEnrolment;

import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import throughline.contracts.membership.MembershipEvents;
import throughline.membership.record.life.LifeCalls;
import throughline.membership.testing.Actors;
import throughline.membership.testing.CardNumbers;
import throughline.membership.testing.EnrolmentTables;
import throughline.membership.testing.Names;
import throughline.platform.testing.Browser;
import throughline.platform.testing.Database;
import throughline.platform.testing.Published;

/** Older brothers, sisters and adults become members in the visit of a newborn. */
@QuarkusTest
class HouseholdTest {

  private static final String FORM = "/enrolments/new";

  private static final String ENROLLED_TODAY =
      "SELECT count(*) FROM member WHERE record_state = 'VALID' AND under5_until_quarter IS NOT NULL";

  private final String family = Names.family();
  private final Browser registrar = Browser.of(Actors.aRegistrar());

  @Test
  void allOfAVisitAreOneHouseholdAndAnAdultAnswersForThemself() {
    var visit = visit();

    assertEquals(
        3,
        Database.number(
            "SELECT count(*) FROM member WHERE household_key = (SELECT household_key FROM member WHERE key = '%s')"
                .formatted(visit.get(0))));
    assertEquals("MOTHER household@example.org", guardians(visit.get(1)));
    assertEquals("SELF marigold@example.org", guardians(visit.get(2)));
    assertEquals(
        "REMINDERS,REMINDERS,",
        chosen(visit.get(0)) + "," + chosen(visit.get(1)) + "," + chosen(visit.get(2)));
    var receipt = registrar.open("/enrolments/" + visit.get(0));
    assertTrue(receipt.links().contains("/enrolments/" + visit.get(2)), "no way to the adult");
    var ofAdult = registrar.open("/enrolments/" + visit.get(2));
    assertEquals("Marigold " + family, ofAdult.text(".govuk-panel__body"));
    assertFalse(
        registrar
            .open("/enrolments/" + visit.get(2) + "/record")
            .text("main")
            .contains("turned 5"));
  }

  /** No figure counts them, so nobody is told: neither at the enrolment nor later. */
  @Test
  void noEventAndNoCountIsOfWhoWas5OrOlder() {
    var counted = Database.number(ENROLLED_TODAY);
    var onPage = enrolledToday();
    var visit = visit();

    LifeCalls.correctDateOfBirth(visit.get(1), "2019-03-01");
    LifeCalls.erase(visit.get(2));

    assertEquals(1, Published.allOf(MembershipEvents.TOPIC, visit.get(0)).size());
    assertEquals(0, Published.allOf(MembershipEvents.TOPIC, visit.get(1)).size());
    assertEquals(0, Published.allOf(MembershipEvents.TOPIC, visit.get(2)).size());
    assertEquals(counted + 1, Database.number(ENROLLED_TODAY));
    assertEquals(onPage + 1, enrolledToday());
  }

  @Test
  void whoWasOlderIsNotMadeANewbornByACorrection() {
    var visit = visit();
    var form = "/enrolments/" + visit.get(1) + "/life/date-of-birth-corrected";

    var refused =
        registrar.send(
            registrar.open(form), form, Map.of("dateOfBirth", "2024-03-01", "reason", "MISTYPED"));

    assertEquals(
        List.of("#dateOfBirth By this date the age at the enrolment was under 5: check the date"),
        refused.problems());
  }

  @ParameterizedTest
  @CsvSource({
    "FROM_5_TO_17, dateOfBirth, 2024-05-01, dateOfBirth, 'By this date the age is under 5'",
    "FROM_5_TO_17, dateOfBirth, 1994-05-01, dateOfBirth, 'By this date the age is 18 or older'",
    "ADULT,        dateOfBirth, 2019-05-01, dateOfBirth, 'By this date the age is 5 to 17'",
    "'',           dateOfBirth, 2019-05-01, dateOfBirth, 'By this date the age is 5 to 17'",
    "ADULT,        dateOfBirth, tomorrow,   dateOfBirth, 'today or in the past'",
    "ADULT,        contact,     '',         contact,     'Enter the adult''s e-mail address'",
    "ADULT,        contact,     gold@,      contact,     'in the form name@example.org'",
    "ADULT,        birthOrder,  1,          birthOrder,  'Leave the place in the birth out'",
    "ADULT,        childGivenNames, '',     childGivenNames, 'one name is enough'",
    "ADULT,        naming,  NOT_NAMED_YET,  naming,      'one name is enough'",
    "FROM_5_TO_17, contact, 01632960001,    contact,     'only an adult has one of their own'",
    "BABY,         contact, '',             ageGroup,    'must be one of'",
  })
  void whatIsWrongIsSaidAtItsFieldAndNobodyIsEnrolled(
      String ageGroup, String field, String value, String at, String message) {
    var before = EnrolmentTables.sizes();
    var other = ageGroup.equals("ADULT") ? adult() : brother();
    other.put("ageGroup", ageGroup);
    other.put(field, value);
    if (field.equals("childGivenNames")) {
      other.remove("childFamilyName");
    }
    if (field.equals("naming")) {
      other.remove("childGivenNames");
    }

    anEnrolment()
        .with("others", List.of(other))
        .send()
        .statusCode(400)
        .body("errors.field", org.hamcrest.Matchers.hasItem("others.0." + at))
        .body(
            "errors.find { it.field == 'others.0.%s' }.message".formatted(at),
            containsString(message));

    assertEquals(before, EnrolmentTables.sizes());
  }

  @Test
  void nobodyIsTheirOwnGuardianButAnAdult() {
    anEnrolment()
        .with("guardianRelationship", "SELF")
        .send()
        .statusCode(400)
        .body("errors.field", contains("guardianRelationship"));
  }

  @Test
  void oneCardForTwoOfThemIsSaid() {
    var enrolment = anEnrolment();
    var adult = adult();
    adult.put("cardNumber", enrolment.cardNumber());

    enrolment
        .with("others", List.of(adult))
        .send()
        .statusCode(400)
        .body("errors.field", contains("others.0.cardNumber"));
  }

  @Test
  void theFormAddsAnAdultWithoutAScriptAndShowsThemBeforeTheyAreKept() {
    var typed = anEnrolment().ofFamily("Wren", family).typed();
    typed.put("children", "adult");

    var form = registrar.send(registrar.open(FORM), FORM, typed);

    assertEquals(family, form.value("others.0.childFamilyName"));
    assertTrue(form.has("[name=others.0.childGivenNames][autofocus]"), "the typing goes on there");
    assertFalse(form.has("[name=others.0.birthOrder]"), "an adult has no place in a birth");
    var whole = anEnrolment().ofFamily("Wren", family).typed();
    whole.put("others.0.childGivenNames", "Marigold");
    whole.put("others.0.childFamilyName", family);
    whole.put("others.0.dateOfBirth", "1994-05-01");
    whole.put("others.0.cardNumber", CardNumbers.next());
    var wrong = registrar.send(form, FORM, whole);
    assertEquals(
        List.of("#others.0.contact Enter the adult's e-mail address or phone number"),
        wrong.problems());
    whole.put("others.0.contact", "01632 960 002");
    whole.put("step", "check");
    var check = registrar.send(wrong, FORM, whole);
    assertTrue(
        check
            .text("main")
            .contains(
                "Adult Name Marigold %s Date of birth Sunday 1 May 1994 Contact 01632 960 002"
                    .formatted(family)),
        check.text("main"));
    assertEquals(303, registrar.press(check, FORM, "Enrol", Map.of()).status());
  }

  private List<String> visit() {
    var answer =
        anEnrolment()
            .ofFamily("Wren", family)
            .with("guardianContact", "household@example.org")
            .with("preferences", List.of("REMINDERS"))
            .with("others", List.of(brother(), adult()))
            .send()
            .statusCode(201)
            .extract();
    var others = answer.<List<String>>path("others");
    return List.of(answer.<String>path("id"), others.get(0), others.get(1));
  }

  private Map<String, Object> brother() {
    return other("Rhys", "2019-05-01", "FROM_5_TO_17");
  }

  private Map<String, Object> adult() {
    var adult = other("Marigold", "1994-05-01", "ADULT");
    adult.put("contact", "marigold@example.org");
    return adult;
  }

  private Map<String, Object> other(String givenNames, String born, String ageGroup) {
    var other = new HashMap<String, Object>();
    other.put("childGivenNames", givenNames);
    other.put("childFamilyName", family);
    other.put("dateOfBirth", born);
    other.put("ageGroup", ageGroup);
    other.put("cardNumber", CardNumbers.next());
    return other;
  }

  private static String guardians(String id) {
    return Database.text(
        "SELECT string_agg(concat_ws(' ', relationship, email, phone), ',') FROM vault.guardian WHERE member_key = '%s'"
            .formatted(id));
  }

  private static String chosen(String id) {
    return Database.text(
        "SELECT coalesce(string_agg(purpose, ','), '') FROM preference WHERE member_key = '%s'"
            .formatted(id));
  }

  private int enrolledToday() {
    var words = registrar.open("/").text("main").split("Children enrolled today ")[1];
    return Integer.parseInt(words.split(" ")[0]);
  }
}
