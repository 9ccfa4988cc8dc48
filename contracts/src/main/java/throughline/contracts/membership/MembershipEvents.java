package throughline.contracts.membership;

import java.util.List;
import throughline.contracts.AggregateState;
import throughline.contracts.EventContract;
import throughline.contracts.counts.DayCountState;

/** What ecalm-membership publishes. */
public final class MembershipEvents {

  public static final String TOPIC = "throughline.membership.v1";
  public static final String OWNER = "ecalm-membership";
  public static final String MEMBER = "member";
  public static final String LOAN_COUNT = "loan-count";
  public static final String EVENT_ATTENDANCE = "event-attendance";
  public static final String CHILD_USE = "child-use";

  /** Libraries lend on every day that they are open: where none is told of, nobody tells. */
  private static final String LIBRARY_SYSTEM = "throughline.membership.loans-counted.v1";

  /** A child became a library member. */
  public static final EventContract MEMBER_ENROLLED =
      event("throughline.membership.member-enrolled.v1", MEMBER, MemberState.class);

  /**
   * What was recorded of a member was wrong and is right now, or the whole record was made in
   * error, or is of a child who has another record.
   */
  public static final EventContract MEMBER_CORRECTED =
      event("throughline.membership.member-corrected.v1", MEMBER, MemberState.class);

  /**
   * Something is true of a member from a day on: it lives elsewhere, its membership ceased or goes
   * on. There is one such event, so that its type tells no more than its body does.
   */
  public static final EventContract MEMBER_CHANGED =
      event("throughline.membership.member-changed.v1", MEMBER, MemberState.class);

  /** The service says how many events it published on a finished day. */
  public static final EventContract DAY_COUNTED =
      event("throughline.membership.day-counted.v1", DayCountState.AGGREGATE, DayCountState.class);

  /** How many loans a library made on a day is known, for the first time or anew. */
  public static final EventContract LOANS_COUNTED =
      new EventContract(
          LIBRARY_SYSTEM, TOPIC, OWNER, LOAN_COUNT, LoanCountState.class, LIBRARY_SYSTEM);

  /** How many children under 5 were at an event is known, for the first time or anew. */
  public static final EventContract ATTENDANCE_COUNTED =
      event(
          "throughline.membership.attendance-counted.v1",
          EVENT_ATTENDANCE,
          EventAttendanceState.class);

  /** Whether a child under 5 used a library in a month is known, for the first time or anew. */
  public static final EventContract USE_RECORDED =
      new EventContract(
          "throughline.membership.use-recorded.v1",
          TOPIC,
          OWNER,
          CHILD_USE,
          ChildUseState.class,
          LIBRARY_SYSTEM);

  public static final List<EventContract> ALL =
      List.of(
          MEMBER_ENROLLED,
          MEMBER_CORRECTED,
          MEMBER_CHANGED,
          LOANS_COUNTED,
          ATTENDANCE_COUNTED,
          USE_RECORDED,
          DAY_COUNTED);

  private static EventContract event(
      String type, String aggregate, Class<? extends AggregateState> body) {
    return new EventContract(type, TOPIC, OWNER, aggregate, body);
  }

  private MembershipEvents() {}
}
