package throughline.bench.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import throughline.contracts.AggregateState;
import throughline.contracts.EventContract;
import throughline.contracts.bookings.BookingEvents;
import throughline.contracts.bookings.BookingState;
import throughline.contracts.membership.MemberState;
import throughline.contracts.membership.MembershipEvents;
import throughline.contracts.places.Library;
import throughline.contracts.volunteers.HoursEntryState;
import throughline.contracts.volunteers.VolunteerEvents;

/**
 * Events of the three programmes as the relay would send them to one topic; everyone in them is
 * synthetic.
 */
record TestEvents(String topic) {

  private static final ObjectMapper JSON =
      new ObjectMapper()
          .registerModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

  private static final List<Library> LIBRARIES = Library.seed();
  private static final String NOW = Clock.systemUTC().instant().toString();
  private static final int DAYS = 200;
  private static final LocalDate FIRST_DAY = LocalDate.now(ZoneOffset.UTC).minusDays(DAYS);
  private static final int MINUTES = 90;
  private static final int KINDS = 3;

  /** Neighbouring numbers come far apart, as the ids of services that make them at random do. */
  private static final long APART = 0x9E37_79B9_7F4A_7C15L;

  /**
   * One version of a fact.
   *
   * @param moved by how much the day, the library and, of hours, the minutes are corrected
   */
  ProducerRecord<byte[], byte[]> event(int number, long version, int moved) {
    var key = new UUID(0x4000L + number % KINDS, number * APART).toString();
    return switch (number % KINDS) {
      case 0 -> record(MembershipEvents.MEMBER_ENROLLED, key, enrolled(version, number + moved));
      case 1 -> record(BookingEvents.ATTENDANCE_RECORDED, key, attended(version, number + moved));
      default ->
          record(
              VolunteerEvents.HOURS_APPROVED,
              key,
              approved(version, number + moved, MINUTES - moved));
    };
  }

  private static MemberState enrolled(long version, int number) {
    var day = day(number);
    var library = library(number);
    return new MemberState(
        version,
        MemberState.RecordState.VALID,
        MemberState.Channel.REGISTRAR,
        day,
        library.code(),
        List.of(new MemberState.MembershipSpell(MemberState.MembershipStatus.ACTIVE, day, null)),
        List.of(
            new MemberState.ResidencySpell(
                MemberState.ResidencyState.IN_COUNTY, library.districtCode(), day, null)),
        List.of(new MemberState.HomeLibrarySpell(library.code(), day, null)),
        (day.getYear() + 5) + "-Q1",
        null,
        MemberState.EnrolledAs.NEWBORN);
  }

  private static BookingState attended(long version, int number) {
    return new BookingState(
        version,
        person(number, 4),
        person(number, 10),
        day(number),
        BookingState.VenueKind.SPOKE,
        library(number).code(),
        BookingState.Delivery.IN_PERSON,
        BookingState.Status.ATTENDED,
        60,
        BookingState.Kind.WORKSHOP,
        BookingState.Topic.STARTING,
        2,
        BookingState.Stage.PRE_START,
        BookingState.Sector.RETAIL,
        BookingState.Goal.START,
        BookingState.Channel.SELF);
  }

  private static HoursEntryState approved(long version, int number, int minutes) {
    return new HoursEntryState(
        version,
        person(number, 6),
        library(number).code(),
        HoursEntryState.Status.APPROVED,
        List.of(new HoursEntryState.DayWorked(day(number), minutes)),
        null,
        null);
  }

  private ProducerRecord<byte[], byte[]> record(
      EventContract contract, String key, AggregateState state) {
    var sent = new ProducerRecord<>(topic, utf8(key), json(state));
    sent.headers()
        .add("ce_specversion", utf8("1.0"))
        .add("ce_id", utf8(UUID.randomUUID().toString()))
        .add("ce_type", utf8(contract.type()))
        .add("ce_source", utf8(contract.source()))
        .add("ce_subject", utf8(key))
        .add("ce_time", utf8(NOW))
        .add("ce_dataschema", utf8(contract.dataSchema()))
        .add("ce_sequence", utf8(Long.toString(state.version())))
        .add("content-type", utf8("application/json"));
    return sent;
  }

  private static LocalDate day(int number) {
    return FIRST_DAY.plusDays(number % DAYS);
  }

  private static Library library(int number) {
    return LIBRARIES.get(number % LIBRARIES.size());
  }

  private static String person(int number, int timesEach) {
    return new UUID(0x7000, number / timesEach).toString();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] json(Object state) {
    try {
      return JSON.writeValueAsBytes(state);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
