package throughline.membership.enrolment;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static throughline.membership.enrolment.EnrolmentFixture.anEnrolment;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import throughline.contracts.membership.MembershipEvents;
import throughline.membership.testing.Actors;
import throughline.platform.testing.Actor;
import throughline.platform.testing.Browser;
import throughline.platform.testing.Database;
import throughline.platform.testing.LogWatch;
import throughline.platform.testing.Page;
import throughline.platform.testing.Published;

/** A secret address is opened for a reason, which is written down, and is nowhere else. */
@QuarkusTest
class RestrictedAddressTest {

  private static final String STREET = "17 Quibberly Mews";
  private static final String POSTCODE = "OX1 1ND";
  private static final String DISTRICT = "E07000177";
  private static final String OUTSIDE_THE_VAULT =
      """
      SELECT string_agg(format('SELECT count(*) FROM %I.%I t WHERE t::text LIKE ''%%Quibberly%%'''
                                 || ' OR t::text LIKE ''%%OX1 1ND%%''', schemaname, tablename), ' UNION ALL ')
      FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema', 'vault')
      """;

  private final Actor person = Actors.aRegistrar();
  private final Browser registrar = Browser.of(person);

  @Test
  void itIsInNoPageAnswerEventTableOrLogButItsOwn() throws IOException {
    try (var log = new LogWatch()) {
      var id = restricted();
      for (var page : pagesOf(id)) {
        assertNoTrace(page, registrar.open(page).source());
      }
      assertNoTrace(
          "api",
          given()
              .auth()
              .oauth2(person.token())
              .get("/api/enrolments/" + id)
              .then()
              .extract()
              .asString());
      var event = Published.awaitOf(MembershipEvents.TOPIC, id, 1).get(0).value();
      assertNoTrace("event", event);
      var residency = new ObjectMapper().readTree(event).get("residency").get(0);
      assertEquals("UNKNOWN", residency.get("state").asText());
      assertFalse(event.contains(DISTRICT), "the district narrows it down");
      assertEquals(
          0,
          Database.number(
              "SELECT sum(count) FROM (%s) found".formatted(Database.text(OUTSIDE_THE_VAULT))));

      var opened = open(id, "SAFETY");
      assertTrue(opened.text("main").contains(STREET), opened.text("main"));
      assertTrue(opened.text("main").contains(POSTCODE));
      assertEquals("no-store", opened.header("Cache-Control"));
      assertNoTrace("log", log.lines());
    }
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
  @ValueSource(strings = {"BFPO 57", "bfpo57", "ZZ99 3VZ", "GIR 0AA", "ec1a1bb", "W1A 0AX"})
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
        .with("preferences", List.of("EVENTS"))
        .enrolled();
  }

  private static List<String> pagesOf(String id) {
    return Stream.concat(
            Stream.of(
                    "",
                    "/receipt.pdf",
                    "/history",
                    "/address",
                    "/card",
                    "/library",
                    "/undo",
                    "/record",
                    "/merged",
                    "/life/moved",
                    "/life/name-amended",
                    "/life/date-of-birth-corrected",
                    "/life/withdrawn",
                    "/life/death-reported",
                    "/life/adopted",
                    "/life/erased")
                .map(part -> "/enrolments/" + id + part),
            Stream.of(
                "/", "/unnamed", "/coverage", "/offers", "/enrolments/new", "/find", "/duplicates"))
        .toList();
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
