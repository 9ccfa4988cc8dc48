package throughline.contracts.bookings;

import java.util.List;
import throughline.contracts.AggregateState;
import throughline.contracts.EventContract;
import throughline.contracts.counts.DayCountState;

/** What bipc-bookings publishes. */
public final class BookingEvents {

  public static final String TOPIC = "throughline.bookings.v1";
  public static final String OWNER = "bipc-bookings";
  public static final String BOOKING = "booking";
  public static final String GROUP_COUNT = "group-count";
  public static final String ENQUIRY_COUNT = "enquiry-count";
  public static final String OUTCOME = "outcome";
  public static final String EQUALITY_COUNT = "equality-count";

  /** An entrepreneur took a place at a session. */
  public static final EventContract SESSION_BOOKED =
      event("throughline.bookings.session-booked.v1", BOOKING, BookingState.class);

  /** Staff recorded whether the entrepreneur came, for the first time or to put it right. */
  public static final EventContract ATTENDANCE_RECORDED =
      event("throughline.bookings.attendance-recorded.v1", BOOKING, BookingState.class);

  /** The entrepreneur or staff gave the place up; what counted by the booking counts no more. */
  public static final EventContract BOOKING_CANCELLED =
      event("throughline.bookings.booking-cancelled.v1", BOOKING, BookingState.class);

  /** How many people of a group were at a session is known, for the first time or anew. */
  public static final EventContract GROUP_COUNTED =
      event("throughline.bookings.group-counted.v1", GROUP_COUNT, GroupCountState.class);

  /**
   * How many enquiries about a topic a desk had on a day is known, or another number than before.
   */
  public static final EventContract ENQUIRY_COUNTED =
      event("throughline.bookings.enquiry-counted.v1", ENQUIRY_COUNT, EnquiryCountState.class);

  /** Somebody said what came of it, or what they said is told otherwise now. */
  public static final EventContract OUTCOME_REPORTED =
      event("throughline.bookings.outcome-reported.v1", OUTCOME, OutcomeState.class);

  /** How many of the supported are women or from ethnic minorities is known, or anew. */
  public static final EventContract EQUALITY_COUNTED =
      event("throughline.bookings.equality-counted.v1", EQUALITY_COUNT, EqualityCountState.class);

  /** The service says how many events it published on a finished day. */
  public static final EventContract DAY_COUNTED =
      event("throughline.bookings.day-counted.v1", DayCountState.AGGREGATE, DayCountState.class);

  public static final List<EventContract> ALL =
      List.of(
          SESSION_BOOKED,
          ATTENDANCE_RECORDED,
          BOOKING_CANCELLED,
          GROUP_COUNTED,
          ENQUIRY_COUNTED,
          OUTCOME_REPORTED,
          EQUALITY_COUNTED,
          DAY_COUNTED);

  private static EventContract event(
      String type, String aggregate, Class<? extends AggregateState> body) {
    return new EventContract(type, TOPIC, OWNER, aggregate, body);
  }

  private BookingEvents() {}
}
