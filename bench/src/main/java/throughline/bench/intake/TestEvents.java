package throughline.bench.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import throughline.contracts.AggregateState;
import throughline.contracts.EventContract;
import throughline.contracts.bookings.BookingEvents;
import throughline.contracts.bookings.BookingState;
import throughline.contracts.membership.MemberState;
import throughline.contracts.membership.MembershipEvents;
import throughline.contracts.places.Library;
import throughline.contracts.volunteers.HoursEntryState;
import throughline.contracts.volunteers.VolunteerEvents;

/** Makes events of the three programmes; everyone in them is synthetic. */
final class TestEvents {

  private static final ObjectMapper JSON =
      new ObjectMapper()
          .registerModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

  private static final List<Library> LIBRARIES = Library.seed();
  private static final int DAYS = 200;

  private final LocalDate firstDay;
  private final Instant at;

  /**
   * Prepares to make events.
   *
   * @param at when they happened; the days in them lie in the months before
   */
  TestEvents(Instant at, LocalDate today) {
    this.at = at;
    this.firstDay = today.minusDays(DAYS);
  }

  TestEvent enrolment(String member, long version, int number) {
    var day = day(number);
    var library = library(number);
    var state =
        new MemberState(
            version,
            MemberState.RecordState.VALID,
            MemberState.Channel.REGISTRAR,
            day,
            library.code(),
            List.of(
                new MemberState.MembershipSpell(MemberState.MembershipStatus.ACTIVE, day, null)),
            List.of(
                new MemberState.ResidencySpell(
                    MemberState.ResidencyState.IN_COUNTY, library.districtCode(), day, null)),
            List.of(new MemberState.HomeLibrarySpell(library.code(), day, null)),
            (day.getYear() + 5) + "-Q1",
            null,
            MemberState.EnrolledAs.NEWBORN);
    return event(MembershipEvents.MEMBER_ENROLLED, member, state);
  }

  /** Each entrepreneur comes to a few sessions. */
  TestEvent attendance(String booking, long version, int number) {
    var state =
        new BookingState(
            version,
            person(number, 4),
            person(number, 10),
            day(number),
            BookingState.VenueKind.SPOKE,
            library(number).code(),
            BookingState.Delivery.IN_PERSON,
            BookingState.Status.ATTENDED,
            60);
    return event(BookingEvents.ATTENDANCE_RECORDED, booking, state);
  }

  /** Each volunteer gives time on a few days. */
  TestEvent approvedHours(String entry, long version, int number, int minutes) {
    var state =
        new HoursEntryState(
            version,
            person(number, 6),
            library(number).code(),
            HoursEntryState.Status.APPROVED,
            List.of(new HoursEntryState.DayWorked(day(number), minutes)));
    return event(VolunteerEvents.HOURS_APPROVED, entry, state);
  }

  private TestEvent event(EventContract contract, String key, AggregateState state) {
    return new TestEvent(UUID.randomUUID(), contract, key, state.version(), at, json(state));
  }

  private LocalDate day(int number) {
    return firstDay.plusDays(number % DAYS);
  }

  private static Library library(int number) {
    return LIBRARIES.get(number % LIBRARIES.size());
  }

  private static String person(int number, int timesEach) {
    return new UUID(0x7000, number / timesEach).toString();
  }

  private static String json(Object state) {
    try {
      return JSON.writeValueAsString(state);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
