package throughline.local.journey;

import static throughline.local.journey.Measures.ENQUIRIES;
import static throughline.local.journey.Measures.ENTREPRENEURS;
import static throughline.local.journey.Measures.HOURS;
import static throughline.local.journey.Measures.IDEAS;
import static throughline.local.journey.Measures.IDEAS_ACTED_ON;
import static throughline.local.journey.Measures.IDEAS_ANSWERED;
import static throughline.local.journey.Measures.IDEAS_IN_TIME;
import static throughline.local.journey.Measures.IN_GROUPS;
import static throughline.local.journey.Measures.MEMBERS_UNDER_5;
import static throughline.local.journey.Measures.NEWBORNS;
import static throughline.local.journey.Measures.SESSIONS;
import static throughline.local.journey.Measures.TO_START;
import static throughline.local.journey.Measures.VOLUNTEERS;
import static throughline.local.journey.Measures.YOUNG_HOURS;
import static throughline.local.journey.Measures.YOUNG_VOLUNTEERS;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import throughline.client.CallFailed;
import throughline.client.Caller;
import throughline.client.Figure;
import throughline.local.Callers;
import throughline.local.Console;
import throughline.local.Settings;
import throughline.local.SuiteService;

/**
 * The main job, once, through the public APIs of a running suite. It asserts differences, so it can
 * be done again and again; people who were counted before in a figure's period are not expected to
 * move a figure of different people.
 */
public final class Journey {
  private static final ZoneId LONDON = ZoneId.of("Europe/London");
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final Console console;
  private final Clock clock;
  private final Enrolment enrolment;
  private final LibraryUse libraryUse;
  private final Attendance attendance;
  private final VolunteerHours hours;
  private final VolunteerIdea idea;
  private final Measures measures;

  public Journey(Settings settings, Console console, Clock clock) {
    Callers callers = new Callers(settings);
    this.console = console;
    this.clock = clock;
    // Of an office whose cards are not recorded in the demonstration: it takes any.
    this.enrolment = new Enrolment(callers.demo("registrar-banbury", SuiteService.MEMBERSHIP));
    this.libraryUse = new LibraryUse(callers.demo("library-system", SuiteService.MEMBERSHIP));
    this.attendance =
        new Attendance(
            callers.demo("bipc-adviser", SuiteService.BOOKINGS),
            callers.demo("entrepreneur", SuiteService.BOOKINGS));
    Caller volunteer = callers.demo("volunteer", SuiteService.VOLUNTEERS);
    Caller coordinator = callers.demo("volunteer-coordinator", SuiteService.VOLUNTEERS);
    this.hours = new VolunteerHours(volunteer, coordinator);
    this.idea = new VolunteerIdea(volunteer, coordinator);
    this.measures = new Measures(callers.demo("strategy-lead", SuiteService.TRACKER));
  }

  /**
   * Does the job, waits for the figures and prints them.
   *
   * @return whether every figure moved by the amount it should
   * @throws CallFailed when a step is refused
   * @throws JourneyFailed when the tracker lacks a figure
   */
  public boolean run() {
    Map<String, Figure> before = measures.read();
    Map<String, Long> expected = doTheJob(before);
    Moves moves = measures.await(before, expected, LIMIT);
    console.say("");
    console.say(moves.table());
    console.say("");
    console.say(
        moves.areAsExpected() ? "Every figure moved by the amount it should." : moves.complaints());
    return moves.areAsExpected();
  }

  private Map<String, Long> doTheJob(Map<String, Figure> before) {
    boolean newEntrepreneur = !attendance.hasBeenSupportedIn(before.get(ENTREPRENEURS));
    boolean newVolunteer = !hours.hasBeenActiveIn(before.get(VOLUNTEERS));
    ZonedDateTime now = ZonedDateTime.now(clock.withZone(LONDON));

    Enrolment.Enrolled child = enrolment.enrol(now.toLocalDate());
    console.say("A registrar enrolled a newborn.");
    Map<String, Long> moves = libraryUse.tell(child, before);
    console.say("The library system told of loans, one of them to the child, and of a rhyme time.");
    if (newEntrepreneur) {
      attendance.sayThatTheyWantToStart();
    }
    LocalDate attendedOn = attendance.attend(now);
    console.say(
        "An adviser opened a session; an entrepreneur with an idea booked it and was marked as attended. A school came, too.");
    attendance.askAtTheDesk();
    console.say("Somebody asked the adviser a question about finance at the desk.");
    JsonNode worked = hours.logAndApprove(now.toLocalDate());
    console.say("A volunteer logged hours; a coordinator approved them.");
    idea.tellAndAnswer();
    console.say("The volunteer had an idea, and the coordinator did something about it.");

    long minutes = VolunteerHours.minutesIn(before.get(HOURS), worked);
    moves.put(NEWBORNS, oneIf(before.get(NEWBORNS).covers(child.on())));
    moves.put(MEMBERS_UNDER_5, oneIf(before.get(MEMBERS_UNDER_5).covers(child.on())));
    moves.put(SESSIONS, oneIf(before.get(SESSIONS).covers(attendedOn)));
    boolean supported = before.get(ENTREPRENEURS).covers(attendedOn);
    moves.put(ENTREPRENEURS, oneIf(newEntrepreneur && supported));
    moves.put(TO_START, oneIf(newEntrepreneur && supported));
    moves.put(
        IN_GROUPS, before.get(IN_GROUPS).covers(attendedOn) ? (long) Attendance.OF_THE_GROUP : 0);
    moves.put(ENQUIRIES, oneIf(before.get(ENQUIRIES).covers(now.toLocalDate())));
    moves.put(HOURS, minutes);
    moves.put(VOLUNTEERS, oneIf(newVolunteer && minutes > 0));
    boolean young = hours.isKnownToBeYoung();
    moves.put(YOUNG_HOURS, young ? minutes : 0);
    moves.put(YOUNG_VOLUNTEERS, oneIf(young && newVolunteer && minutes > 0));
    for (String ideas : List.of(IDEAS, IDEAS_IN_TIME, IDEAS_ANSWERED, IDEAS_ACTED_ON)) {
      moves.put(ideas, oneIf(before.get(ideas).covers(now.toLocalDate())));
    }
    return moves;
  }

  private static long oneIf(boolean counts) {
    return counts ? 1 : 0;
  }
}
