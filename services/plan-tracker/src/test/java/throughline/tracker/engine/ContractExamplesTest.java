package throughline.tracker.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import throughline.contracts.EventContract;
import throughline.contracts.bookings.BookingEvents;
import throughline.contracts.catalogue.EventCatalogue;
import throughline.contracts.counts.DayCountState;
import throughline.contracts.membership.MembershipEvents;
import throughline.contracts.volunteers.VolunteerEvents;

/** The consumer's side of the contracts: every published example can be taken in. */
class ContractExamplesTest {

  @Test
  void everyExampleIsTakenIn() throws IOException {
    var engine = Engine.withShippedMeasures();
    for (var event : EventCatalogue.all()) {
      var batch = engine.take(engine.record(event.type(), key(event), example(event)));
      assertEquals(1, batch.latest(), event.type());
    }
  }

  private static String key(EventContract event) {
    return switch (event.aggregate()) {
      case DayCountState.AGGREGATE -> event.owner() + "/2026-03-31";
      case MembershipEvents.LOAN_COUNT -> "WEST/2026-03-31";
      case MembershipEvents.CHILD_USE -> Bodies.PERSON + "/2026-03/WEST";
      case BookingEvents.EQUALITY_COUNT -> "WEST/2026-06-30";
      case VolunteerEvents.VOLUNTEER_COUNT -> "HEAD/2026-03-31";
      case VolunteerEvents.SURVEY_COUNT -> "YEARLY/2026-03-31";
      case VolunteerEvents.MONITORING_COUNT -> "E07000178/2026-03-31";
      default -> "of " + event.type();
    };
  }

  @Test
  void whatGoesItsUsualWayMovesItsFigures() throws IOException {
    var engine = Engine.withShippedMeasures();
    var usual =
        List.of(
            MembershipEvents.MEMBER_ENROLLED,
            BookingEvents.SESSION_BOOKED,
            BookingEvents.ATTENDANCE_RECORDED,
            VolunteerEvents.HOURS_LOGGED,
            VolunteerEvents.HOURS_APPROVED);
    for (var event : usual) {
      engine.take(engine.record(event.type(), "an-" + event.aggregate(), example(event)));
    }
    assertEquals(240, engine.figure("volunteer-hours", "2026-01-01", "2027-01-01"));
    assertEquals(1, engine.figure("entrepreneurs-supported", "2026-01-01", "2027-01-01"));
    assertEquals(1, engine.figure("newborns-enrolled", "2026-01-01", "2027-01-01"));
  }

  @Test
  void aCorrectedEnrolmentMovesAndAnUndoneOneLeavesTheFigures() throws IOException {
    var engine = Engine.withShippedMeasures();
    var right = example(MembershipEvents.MEMBER_CORRECTED);
    var undone = right.replace("\"version\": 2", "\"version\": 3").replace("VALID", "IN_ERROR");

    take(engine, MembershipEvents.MEMBER_ENROLLED, example(MembershipEvents.MEMBER_ENROLLED));
    take(engine, MembershipEvents.MEMBER_CORRECTED, right);
    assertEquals(1, engine.figure("newborns-enrolled", "2026-01-01", "2027-01-01"));
    take(engine, MembershipEvents.MEMBER_CORRECTED, undone);
    assertEquals(0, engine.figure("newborns-enrolled", "2026-01-01", "2027-01-01"));
  }

  /** The example moves out of the county in August, and its membership ceases with September. */
  @Test
  void aMemberWhoMovedAwayLeavesTheStockFromThatDayAndAReturnBringsItBack() throws IOException {
    var engine = Engine.withShippedMeasures();
    var changed = example(MembershipEvents.MEMBER_CHANGED);
    var back =
        changed
            .replace("\"version\": 3", "\"version\": 4")
            .replace(", \"to\": \"2026-08-14\"", "")
            .replace(",\n    { \"state\": \"OUT_OF_COUNTY\", \"from\": \"2026-08-14\" }", "");

    take(engine, MembershipEvents.MEMBER_ENROLLED, example(MembershipEvents.MEMBER_ENROLLED));
    take(engine, MembershipEvents.MEMBER_CHANGED, changed);
    assertEquals(1, stock(engine, "2026-08-13"));
    assertEquals(0, stock(engine, "2026-08-14"));
    take(engine, MembershipEvents.MEMBER_CHANGED, back);
    assertEquals(1, stock(engine, "2026-08-14"));
    assertEquals(1, stock(engine, "2026-09-30"));
    assertEquals(0, stock(engine, "2026-10-01"));
    assertEquals(1, engine.figure("newborns-enrolled", "2026-01-01", "2027-01-01"));
  }

  @Test
  void aMergedRecordLeavesEnrolmentsAndStockAndOneThatIsTakenOutAgainReturns() throws IOException {
    var engine = Engine.withShippedMeasures();
    var right = example(MembershipEvents.MEMBER_CORRECTED);
    var merged = right.replace("\"version\": 2", "\"version\": 3").replace("VALID", "MERGED");
    var takenBack = right.replace("\"version\": 2", "\"version\": 4");

    take(engine, MembershipEvents.MEMBER_CORRECTED, right);
    assertEquals(1, stock(engine, "2026-08-01"));
    take(engine, MembershipEvents.MEMBER_CORRECTED, merged);
    assertEquals(0, stock(engine, "2026-08-01"));
    assertEquals(0, engine.figure("newborns-enrolled", "2026-01-01", "2027-01-01"));
    take(engine, MembershipEvents.MEMBER_CORRECTED, takenBack);
    assertEquals(1, stock(engine, "2026-08-01"));
    assertEquals(1, engine.figure("newborns-enrolled", "2026-01-01", "2027-01-01"));
  }

  private static long stock(Engine engine, String day) {
    var dayAfter = LocalDate.parse(day).plusDays(1).toString();
    return engine.figure("members-under-5", day, dayAfter);
  }

  private static void take(Engine engine, EventContract event, String body) {
    engine.take(engine.record(event.type(), "one-member", body));
  }

  private static String example(EventContract event) throws IOException {
    return new String(
        EventCatalogue.class.getResourceAsStream(event.exampleResource()).readAllBytes(),
        StandardCharsets.UTF_8);
  }
}
