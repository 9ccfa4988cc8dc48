package throughline.membership.desk.enrolment;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static throughline.membership.desk.enrolment.EnrolmentFixture.anEnrolment;
import static throughline.membership.desk.enrolment.EnrolmentFixture.receipt;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import throughline.contracts.membership.MembershipEvents;
import throughline.membership.testing.Actors;
import throughline.platform.testing.Actor;
import throughline.platform.testing.Browser;
import throughline.platform.testing.Database;
import throughline.platform.testing.Page;
import throughline.platform.testing.Published;
import throughline.platform.testing.TestClock;

/** A secret address is opened for a reason, which is written down, and is nowhere else. */
@QuarkusTest
class RestrictedAddressTest {

  private static final String STREET = "17 Quibberly Mews";
  private static final String POSTCODE = "OX1 1ND";
  private static final String DISTRICT = "E07000177";
  @Inject TestClock clock;

  private final Actor person = Actors.aRegistrar();
  private final Browser registrar = Browser.of(person);

  @Test
  void itIsShownWithPostcodeAndNothingKeepsIt() {
    var opened = open(restricted(), "SAFETY");

    assertTrue(opened.text("main").contains(STREET), opened.text("main"));
    assertTrue(opened.text("main").contains(POSTCODE));
    assertEquals("no-store", opened.header("Cache-Control"));
  }

  @Test
  void theDistrictWouldNarrowItDownAndIsInNoEvent() throws IOException {
    var event = Published.awaitOf(MembershipEvents.TOPIC, restricted(), 1).get(0).value();

    var residency = new ObjectMapper().readTree(event).get("residency").get(0);
    assertEquals("UNKNOWN", residency.get("state").asText());
    assertFalse(event.contains(DISTRICT), event);
  }

  @Test
  void theRecordOpensForAReasonToWhoeverDidNotEnrolTheChildToday() {
    var id = restricted();
    var other = Actors.ofLibraryStaff().at("BANB");
    var staff = Browser.of(other);
    var reason = "/enrolments/" + id + "/reason";

    for (var page : List.of("", "/record", "/history", "/export", "/life/moved", "/receipt.pdf")) {
      assertEquals(reason, staff.open("/enrolments/" + id + page).redirect(), page);
    }
    receipt(id, other).statusCode(409).body("code", is("reason-needed"));
    var form = staff.open(reason);
    assertEquals(
        List.of("#reason Choose why you open the record"),
        staff.send(form, reason, Map.of()).problems());

    var shown = staff.follow(staff.send(form, reason, Map.of("reason", "FAMILY_WANTS")));

    assertEquals("Wren Fernsby", shown.text("h1"));
    receipt(id, other).statusCode(200);
    assertTrue(history(id).contains("Restricted record opened by library staff"), history(id));
    assertTrue(history(id).contains("Reason: The family wants something done"), history(id));
    assertEquals(
        reason, Browser.of(Actors.aRegistrar()).open("/enrolments/" + id + "/record").redirect());
    clock.advance(Duration.ofMinutes(61));
    assertEquals(reason, staff.open("/enrolments/" + id + "/record").redirect());
    clock.set(TestClock.NOON);
  }

  @Test
  void whoNamesAChildLongAfterTheyOpenedItIsAskedWhyAgain() {
    var id =
        anEnrolment()
            .by(person)
            .without("childGivenNames")
            .with("naming", "NOT_NAMED_YET")
            .with("addressPolicy", "RESTRICTED")
            .with("address", STREET)
            .with("postcode", POSTCODE)
            .enrolled();
    var staff = staffWhoSaidWhy(id);
    var address = "/enrolments/" + id + "/name";
    var form = staff.open(address);
    saidWhyAgo(id, "9 hours");

    var asked = staff.send(form, address, Map.of("childGivenNames", "Ada"));

    assertEquals("/enrolments/" + id + "/reason", asked.redirect());
  }

  @ParameterizedTest
  @CsvSource({
    "life/moved,          address,    1 Example Street",
    "guardians/%s/contact, contact,   01632 960 123",
    "replacement,         cardNumber, 1234",
  })
  void whatWasTypedStaysWhenItIsRefusedToWhoHasToSayWhyAgainToLook(
      String page, String field, String typed) {
    var id = restricted();
    var staff = staffWhoSaidWhy(id);
    var guardian = Database.text("SELECT id FROM vault.guardian WHERE member_key = '" + id + "'");
    var address = "/enrolments/" + id + "/" + page.formatted(guardian);
    var form = staff.open(address);
    saidWhyAgo(id, "2 hours");

    var refused = staff.send(form, address, Map.of("version", "0", field, typed));

    assertEquals(409, refused.status());
    assertTrue(refused.problems().get(0).startsWith("#now This record was changed"));
    assertTrue(refused.has("main a#now[href=/enrolments/" + id + "/record]"), refused.source());
    assertEquals(typed, refused.typed(field));
    assertEquals("0", refused.value("version"), "of what they have seen");
    sayWhy(staff, id);
    var again = staff.send(refused, address, Map.of(field, typed));
    assertEquals(409, again.status());
    assertEquals("1", again.value("version"));
  }

  @Test
  void aProgramSaysWhyToo() {
    var id = restricted();
    var other = Actors.aRegistrar();
    var openings = "/api/enrolments/" + id + "/openings";

    given()
        .auth()
        .oauth2(other.token())
        .contentType(ContentType.JSON)
        .body(Map.of("reason", "CURIOUS"))
        .post(openings)
        .then()
        .statusCode(400)
        .body("errors.field", contains("reason"));
    given()
        .auth()
        .oauth2(other.token())
        .contentType(ContentType.JSON)
        .body(Map.of("reason", "LAW"))
        .post(openings)
        .then()
        .statusCode(204);

    receipt(id, other).statusCode(200);
  }

  @Test
  void whoOpensItAndWhyIsWrittenDown() {
    var id = restricted();

    assertEquals(List.of("#reason Choose why you need the address"), open(id, "").problems());
    assertEquals(400, open(id, "CURIOUS").status());
    assertFalse(history(id).contains("Address opened"), history(id));
    open(id, "FAMILY_ASKED");

    assertTrue(history(id).contains("Address opened by you"), history(id));
    assertTrue(history(id).contains("Reason: The family asks what is held"), history(id));
  }

  @Test
  void whatCannotBeWrittenDownIsNotShown() {
    var id = restricted();
    var form = registrar.open("/enrolments/" + id + "/address");

    Database.whileRefusing(
        "audit_entry",
        () -> {
          var refused =
              registrar.send(form, "/enrolments/" + id + "/address", Map.of("reason", "SAFETY"));
          assertEquals(500, refused.status());
          assertNoTrace("refused", refused.source());
        });
  }

  @Test
  void anOpenAddressIsShownAtOnceAndThatIsWrittenDownToo() {
    var id =
        anEnrolment()
            .by(person)
            .with("address", "1 Example Street\nBanbury")
            .with("postcode", "ox161aa")
            .enrolled();

    var page = registrar.open("/enrolments/" + id + "/address");

    assertEquals("1 Example Street Banbury", page.summary("Address"));
    assertEquals("OX16 1AA", page.summary("Postcode"));
    assertTrue(history(id).contains("Address opened by you"));
  }

  @Test
  void aFamilyThatGivesNoneOrWasNotAskedHasNone() {
    var withheld = anEnrolment().by(person).with("addressPolicy", "WITHHELD").enrolled();
    var notAsked = anEnrolment().by(person).enrolled();

    for (var id : List.of(withheld, notAsked)) {
      assertTrue(
          registrar.open("/enrolments/" + id + "/address").text("main").contains("No address"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "WITHHELD, 1 Street, '',      address,       'Remove the address'",
    "OPEN,     '',       '',      address,       'Enter the address'",
    "SECRET,   1 Street, '',      addressPolicy, 'one of: OPEN, WITHHELD, RESTRICTED'",
    "'',       '',       OX1,     postcode,      'Enter a postcode like OX1 1ND'",
    "'',       '',       QX11 1ND, postcode,     'Enter a postcode'",
    "'',       '',       OA1 1ND, postcode,      'No postcode begins with OA'",
    "'',       '22390000027895', '', address,    'This is a card number'",
  })
  void aWrongAddressIsSaidAtItsField(
      String policy, String address, String postcode, String field, String message) {
    anEnrolment()
        .with("addressPolicy", policy)
        .with("address", address)
        .with("postcode", postcode)
        .send()
        .statusCode(400)
        .body("errors.field", contains(field))
        .body("errors.message", contains(containsString(message)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "BFPO 57",
        "bfpo57",
        "BF1 2AT",
        "bf12at",
        "ZZ99 3VZ",
        "GIR 0AA",
        "ec1a1bb",
        "W1A 0AX"
      })
  void forcesAndNoFixedAbodeHaveAPostcode(String postcode) {
    anEnrolment().with("postcode", postcode).enrolled();
  }

  private String restricted() {
    return anEnrolment()
        .by(person)
        .with("residence", DISTRICT)
        .with("addressPolicy", "RESTRICTED")
        .with("address", STREET)
        .with("postcode", POSTCODE)
        .with("preferences", List.of("REMINDERS"))
        .enrolled();
  }

  private static Browser staffWhoSaidWhy(String id) {
    var staff = Browser.of(Actors.ofLibraryStaff().at("BANB"));
    sayWhy(staff, id);
    return staff;
  }

  private static void sayWhy(Browser staff, String id) {
    var reason = "/enrolments/" + id + "/reason";
    staff.follow(staff.send(staff.open(reason), reason, Map.of("reason", "FAMILY_WANTS")));
  }

  private static void saidWhyAgo(String id, String time) {
    Database.execute(
        "UPDATE restricted_opening SET opened_at = opened_at - interval '%s' WHERE member_key = '%s'"
            .formatted(time, id));
  }

  private static void assertNoTrace(String where, String text) {
    assertFalse(text.contains("Quibberly"), where);
    assertFalse(text.contains(POSTCODE), where);
  }

  private Page open(String id, String reason) {
    var address = "/enrolments/" + id + "/address";
    return registrar.send(registrar.open(address), address, Map.of("reason", reason));
  }

  private String history(String id) {
    return registrar.open("/enrolments/" + id + "/history").text("main");
  }
}
