package throughline.membership.desk.enrolment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static throughline.membership.desk.enrolment.EnrolmentFixture.anEnrolment;
import static throughline.platform.testing.Published.header;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import throughline.contracts.membership.MembershipEvents;
import throughline.membership.record.life.LifeCalls;
import throughline.membership.testing.CardNumbers;
import throughline.membership.testing.Names;
import throughline.platform.testing.JsonSchema;
import throughline.platform.testing.Published;

/** What the rest of the suite learns of an enrolment, read from the real broker. */
@QuarkusTest
class EnrolledEventTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void theEventCarriesTheMembersWholePublicState() throws IOException {
    var id = anEnrolment().bornOn("2026-11-02").enrolled();

    var expected =
        """
        {
          "version": 1, "recordState": "VALID", "channel": "REGISTRAR",
          "enrolledOn": "2026-11-24", "enrolledAt": "BANB",
          "membership": [{"status": "ACTIVE", "from": "2026-11-24"}],
          "residency":
            [{"state": "IN_COUNTY", "residenceDistrict": "E07000177", "from": "2026-11-24"}],
          "homeLibrary": [{"library": "BANB", "from": "2026-11-24"}],
          "under5UntilQuarter": "2031-Q4", "enrolledAs": "NEWBORN"
        }
        """;
    assertEquals(
        JSON.readTree(expected),
        JSON.readTree(Published.awaitFirst(MembershipEvents.TOPIC, id).value()));
  }

  @Test
  void theRecordIsACloudEventAboutTheMember() {
    var id = anEnrolment().enrolled();

    var event = Published.awaitFirst(MembershipEvents.TOPIC, id);

    assertEquals(MembershipEvents.TOPIC, event.topic());
    assertEquals("throughline.membership.member-enrolled.v1", header(event, "ce_type"));
    assertEquals("/throughline/ecalm-membership", header(event, "ce_source"));
    assertEquals(id, header(event, "ce_subject"));
    assertEquals("1", header(event, "ce_sequence"));
    assertEquals("2026-11-24T12:00:00Z", header(event, "ce_time"));
    assertEquals(MembershipEvents.MEMBER_ENROLLED.dataSchema(), header(event, "ce_dataschema"));
  }

  @ParameterizedTest
  @CsvSource({"E07000181", "OUT_OF_COUNTY", "UNKNOWN"})
  void theEventKeepsTheContractsSchemaWhereverTheChildLives(String residence) throws IOException {
    var id = anEnrolment().with("residence", residence).enrolled();

    var event = Published.awaitFirst(MembershipEvents.TOPIC, id);

    var schema = JsonSchema.of(MembershipEvents.MEMBER_ENROLLED.schemaResource());
    assertEquals(List.of(), schema.errors(event.value()));
    var spell = JSON.readTree(event.value()).at("/residency/0");
    var inCounty = residence.startsWith("E");
    assertEquals(inCounty ? "IN_COUNTY" : residence, spell.get("state").asText());
    assertEquals(inCounty, spell.has("residenceDistrict"));
  }

  /** They are enrolled along with a newborn, and counted apart from it. */
  @Test
  void aBrotherUnder5IsToldOfAsAnOlderChild() throws IOException {
    var brother =
        Map.of(
            "childGivenNames", "Rhys",
            "dateOfBirth", "2024-02-29",
            "cardNumber", CardNumbers.next());
    var visit =
        anEnrolment()
            .named("Wren", Names.family())
            .bornOn("2026-07-01")
            .with("others", List.of(brother))
            .send()
            .statusCode(201)
            .extract();

    assertEquals("NEWBORN", enrolledAs(visit.path("id"), 1));
    assertEquals("OLDER_CHILD", enrolledAs(visit.path("others[0]"), 1));
  }

  @Test
  void aCorrectedBirthdayMakesANewbornAnOlderChildAndBack() throws IOException {
    var id = anEnrolment().named("Wren", Names.family()).bornOn("2026-07-01").enrolled();

    LifeCalls.correctDateOfBirth(id, "2026-06-30");
    LifeCalls.correctDateOfBirth(id, "2026-08-01");

    assertEquals("NEWBORN", enrolledAs(id, 1));
    assertEquals("OLDER_CHILD", enrolledAs(id, 2));
    assertEquals("NEWBORN", enrolledAs(id, 3));
  }

  private static String enrolledAs(String id, int number) throws IOException {
    var event = Published.awaitOf(MembershipEvents.TOPIC, id, number).get(number - 1).value();
    var schema = JsonSchema.of(MembershipEvents.MEMBER_ENROLLED.schemaResource());
    assertEquals(List.of(), schema.errors(event));
    return JSON.readTree(event).path("enrolledAs").asText();
  }

  @Test
  void nothingThatTellsWhoItIsLeavesInAnEvent() {
    var enrolment =
        anEnrolment()
            .named("Siân", "ó Súilleabháin-O’Brien")
            .bornOn("2026-11-02")
            .with("guardianName", "O'); DROP TABLE member;-- Ng Аминат محمد")
            .with("guardianRelationship", "FOSTER_CARER")
            .with("guardianContact", "sian.obrien@example.org");
    var all =
        Published.everythingIn(Published.awaitFirst(MembershipEvents.TOPIC, enrolment.enrolled()));

    var personal =
        List.of(
            "Si",
            "leabh",
            "Brien",
            "2026-11-02",
            "20261102",
            "11-02",
            "DROP",
            "Ng",
            "Аминат",
            "محمد",
            "FOSTER",
            "sian",
            "example.org",
            "\\u",
            enrolment.cardNumber(),
            enrolment.cardNumber().substring(5, 13));
    personal.forEach(detail -> assertFalse(all.contains(detail), detail + " is in " + all));
    assertTrue(all.contains("2031-Q4"), "the record that was searched is the event");
  }

  @Test
  void aRepeatPublishesNothingMore() {
    var enrolment = anEnrolment().withKey("published once");
    var id = enrolment.enrolled();
    enrolment.enrolled();

    assertEquals(1, Published.allOf(MembershipEvents.TOPIC, id).size());
  }
}
