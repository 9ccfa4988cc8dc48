package throughline.membership.record.life;

import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static throughline.membership.desk.enrolment.EnrolmentFixture.anEnrolment;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import throughline.membership.testing.Actors;
import throughline.platform.testing.Browser;
import throughline.platform.testing.Database;

/** What a family is told is changed at a desk, and nothing is recorded that nobody can send. */
@QuarkusTest
class WhatToTellTest {

  private static final String EVENT = "preferences-chosen";

  private final RecordFixture staff = RecordFixture.by(Actors.ofLibraryStaff().at("BANB"));
  private final Browser registrar = Browser.of(Actors.aRegistrar());

  @Test
  void itIsChosenAnewAtADesk() {
    var id =
        anEnrolment()
            .with("guardianContact", "marigold@example.org")
            .with("preferences", List.of("REMINDERS"))
            .enrolled();
    var page = "/enrolments/" + id + "/life/" + EVENT;
    var colleague = Browser.of(Actors.aRegistrar());
    var stale = colleague.open(page);
    assertTrue(stale.has("input[name=preferences][value=REMINDERS][checked]"));

    var record =
        registrar.follow(
            registrar.tick(registrar.open(page), page, "preferences", List.of("HAND_OVER")));

    assertEquals(
        "A word before the fifth birthday, on how the card goes on", record.summary("To be told"));
    assertTrue(staff.history(id).contains("What to be told changed by a registrar at Oxford"));
    assertEquals(409, colleague.tick(stale, page, "preferences", List.of("REMINDERS")).status());
    assertEquals(
        "HAND_OVER t,REMINDERS f",
        Database.text(
            """
            SELECT string_agg(purpose || ' ' || left(wanted::text, 1), ',' ORDER BY purpose) FROM (
              SELECT DISTINCT ON (purpose) purpose, wanted FROM preference
              WHERE channel = 'EMAIL' AND member_key = '%s' ORDER BY purpose, id DESC) chosen
            """
                .formatted(id)));
    staff.call(id, "PREFERENCES_CHOSEN", Map.of()).statusCode(200);
    staff.read(id).body("preferences", empty());
  }

  @Test
  void nothingIsRecordedForAFamilyWithATelephoneAloneAndTheDeskIsTold() {
    var id = anEnrolment().with("preferences", List.of("REMINDERS")).enrolled();

    assertEquals(
        0, Database.number("SELECT count(*) FROM preference WHERE member_key = '" + id + "'"));
    var page = "/enrolments/" + id + "/life/" + EVENT;
    var refused = registrar.tick(registrar.open(page), page, "preferences", List.of("HAND_OVER"));
    assertEquals(409, refused.status());
    assertTrue(refused.problems().get(0).contains("by e-mail alone"), refused.source());
  }

  @Test
  void ofTwoGuardiansWhomeverHasMailIsTold() {
    var id =
        anEnrolment()
            .with("secondGuardianName", "Rowan Fernsby")
            .with("secondGuardianRelationship", "FATHER")
            .with("secondGuardianContact", "rowan@example.org")
            .with("preferences", List.of("REMINDERS"))
            .enrolled();

    staff.read(id).body("preferences", hasItem("REMINDERS"));
    assertEquals(
        "EMAIL", Database.text("SELECT channel FROM preference WHERE member_key = '" + id + "'"));
  }

  @Test
  void whatWasRecordedByTelephoneBeforeIsNotSaidToBeTold() {
    var id = anEnrolment().with("guardianContact", "marigold@example.org").enrolled();
    Database.execute(
        """
        INSERT INTO preference (member_key, purpose, channel, wanted, notice_version, recorded_by, recorded_at)
        VALUES ('%s', 'REMINDERS', 'PHONE', true, '1', 'somebody', now())
        """
            .formatted(id));

    assertEquals("Nothing", staff.record(id).summary("To be told"));
    var page = "/enrolments/" + id + "/life/" + EVENT;
    registrar.tick(registrar.open(page), page, "preferences", List.of("REMINDERS"));
    staff.read(id).body("preferences", hasItem("REMINDERS"));
  }
}
