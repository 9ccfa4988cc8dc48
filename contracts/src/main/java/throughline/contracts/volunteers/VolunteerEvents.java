package throughline.contracts.volunteers;

import java.util.List;
import throughline.contracts.EventContract;
import throughline.contracts.counts.DayCountState;

/** What volunteers publishes. */
public final class VolunteerEvents {

  public static final String TOPIC = "throughline.volunteers.v1";
  public static final String OWNER = "volunteers";
  public static final String HOURS_ENTRY = "hours-entry";

  /** A volunteer handed in hours for approval. */
  public static final EventContract HOURS_LOGGED =
      new EventContract(
          "throughline.volunteers.hours-logged.v1",
          TOPIC,
          OWNER,
          HOURS_ENTRY,
          HoursEntryState.class);

  /** A coordinator approved the hours. */
  public static final EventContract HOURS_APPROVED =
      new EventContract(
          "throughline.volunteers.hours-approved.v1",
          TOPIC,
          OWNER,
          HOURS_ENTRY,
          HoursEntryState.class);

  /**
   * The volunteer put the hours right before they were approved; they wait for approval (again).
   */
  public static final EventContract HOURS_CHANGED =
      new EventContract(
          "throughline.volunteers.hours-changed.v1",
          TOPIC,
          OWNER,
          HOURS_ENTRY,
          HoursEntryState.class);

  /** A coordinator gave the hours back to be put right; they are REJECTED until that is done. */
  public static final EventContract HOURS_RETURNED =
      new EventContract(
          "throughline.volunteers.hours-returned.v1",
          TOPIC,
          OWNER,
          HOURS_ENTRY,
          HoursEntryState.class);

  /** The volunteer took the hours back before they were approved; they are VOIDED for good. */
  public static final EventContract HOURS_WITHDRAWN =
      new EventContract(
          "throughline.volunteers.hours-withdrawn.v1",
          TOPIC,
          OWNER,
          HOURS_ENTRY,
          HoursEntryState.class);

  /** Approved hours are doubted; they do not count until that is settled. */
  public static final EventContract HOURS_DISPUTED =
      new EventContract(
          "throughline.volunteers.hours-disputed.v1",
          TOPIC,
          OWNER,
          HOURS_ENTRY,
          HoursEntryState.class);

  /** Hours that were doubted are right: they are APPROVED again, with the same days. */
  public static final EventContract HOURS_UPHELD =
      new EventContract(
          "throughline.volunteers.hours-upheld.v1",
          TOPIC,
          OWNER,
          HOURS_ENTRY,
          HoursEntryState.class);

  /** Approved hours are put right: the same entry with other days, or another place or role. */
  public static final EventContract HOURS_CORRECTED =
      new EventContract(
          "throughline.volunteers.hours-corrected.v1",
          TOPIC,
          OWNER,
          HOURS_ENTRY,
          HoursEntryState.class);

  /** Approved hours are found not to count; they are VOIDED for good. */
  public static final EventContract HOURS_VOIDED =
      new EventContract(
          "throughline.volunteers.hours-voided.v1",
          TOPIC,
          OWNER,
          HOURS_ENTRY,
          HoursEntryState.class);

  /** The service says how many events it published on a finished day. */
  public static final EventContract DAY_COUNTED =
      new EventContract(
          "throughline.volunteers.day-counted.v1",
          TOPIC,
          OWNER,
          DayCountState.AGGREGATE,
          DayCountState.class);

  public static final List<EventContract> ALL =
      List.of(
          HOURS_LOGGED,
          HOURS_CHANGED,
          HOURS_RETURNED,
          HOURS_WITHDRAWN,
          HOURS_APPROVED,
          HOURS_DISPUTED,
          HOURS_UPHELD,
          HOURS_CORRECTED,
          HOURS_VOIDED,
          DAY_COUNTED);

  private VolunteerEvents() {}
}
