package throughline.contracts.volunteers;

import java.util.List;
import throughline.contracts.AggregateState;
import throughline.contracts.EventContract;
import throughline.contracts.counts.DayCountState;

/** What volunteers publishes. */
public final class VolunteerEvents {

  public static final String TOPIC = "throughline.volunteers.v1";
  public static final String OWNER = "volunteers";
  public static final String HOURS_ENTRY = "hours-entry";
  public static final String IDEA = "idea";
  public static final String VOLUNTEER_COUNT = "volunteer-count";
  public static final String SURVEY_COUNT = "survey-count";
  public static final String MONITORING_COUNT = "monitoring-count";

  /** A volunteer handed in hours for approval. */
  public static final EventContract HOURS_LOGGED =
      event("throughline.volunteers.hours-logged.v1", HOURS_ENTRY, HoursEntryState.class);

  /** A coordinator approved the hours. */
  public static final EventContract HOURS_APPROVED =
      event("throughline.volunteers.hours-approved.v1", HOURS_ENTRY, HoursEntryState.class);

  /**
   * The volunteer put the hours right before they were approved; they wait for approval (again).
   */
  public static final EventContract HOURS_CHANGED =
      event("throughline.volunteers.hours-changed.v1", HOURS_ENTRY, HoursEntryState.class);

  /** A coordinator gave the hours back to be put right; they are REJECTED until that is done. */
  public static final EventContract HOURS_RETURNED =
      event("throughline.volunteers.hours-returned.v1", HOURS_ENTRY, HoursEntryState.class);

  /** The volunteer took the hours back before they were approved; they are VOIDED for good. */
  public static final EventContract HOURS_WITHDRAWN =
      event("throughline.volunteers.hours-withdrawn.v1", HOURS_ENTRY, HoursEntryState.class);

  /** Approved hours are doubted; they do not count until that is settled. */
  public static final EventContract HOURS_DISPUTED =
      event("throughline.volunteers.hours-disputed.v1", HOURS_ENTRY, HoursEntryState.class);

  /** Hours that were doubted are right: they are APPROVED again, with the same days. */
  public static final EventContract HOURS_UPHELD =
      event("throughline.volunteers.hours-upheld.v1", HOURS_ENTRY, HoursEntryState.class);

  /** Approved hours are put right: the same entry with other days, or another place or role. */
  public static final EventContract HOURS_CORRECTED =
      event("throughline.volunteers.hours-corrected.v1", HOURS_ENTRY, HoursEntryState.class);

  /** Approved hours are found not to count; they are VOIDED for good. */
  public static final EventContract HOURS_VOIDED =
      event("throughline.volunteers.hours-voided.v1", HOURS_ENTRY, HoursEntryState.class);

  /** A volunteer has an idea, which is to be answered. */
  public static final EventContract IDEA_RAISED =
      event("throughline.volunteers.idea-raised.v1", IDEA, IdeaState.class);

  /** An idea is answered, for the first time or otherwise than before. */
  public static final EventContract IDEA_ANSWERED =
      event("throughline.volunteers.idea-answered.v1", IDEA, IdeaState.class);

  /** How many volunteers a place won and lost in a quarter is known, or anew. */
  public static final EventContract VOLUNTEERS_COUNTED =
      event(
          "throughline.volunteers.volunteers-counted.v1",
          VOLUNTEER_COUNT,
          VolunteerCountState.class);

  /** What volunteers answered to a survey in a quarter is known. */
  public static final EventContract SURVEY_COUNTED =
      event("throughline.volunteers.survey-counted.v1", SURVEY_COUNT, SurveyCountState.class);

  /** Who volunteered in a financial year is known, by what they answered themselves. */
  public static final EventContract MONITORING_COUNTED =
      event(
          "throughline.volunteers.monitoring-counted.v1",
          MONITORING_COUNT,
          MonitoringCountState.class);

  /** The service says how many events it published on a finished day. */
  public static final EventContract DAY_COUNTED =
      event("throughline.volunteers.day-counted.v1", DayCountState.AGGREGATE, DayCountState.class);

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
          IDEA_RAISED,
          IDEA_ANSWERED,
          VOLUNTEERS_COUNTED,
          SURVEY_COUNTED,
          MONITORING_COUNTED,
          DAY_COUNTED);

  private static EventContract event(
      String type, String aggregate, Class<? extends AggregateState> body) {
    return new EventContract(type, TOPIC, OWNER, aggregate, body);
  }

  private VolunteerEvents() {}
}
