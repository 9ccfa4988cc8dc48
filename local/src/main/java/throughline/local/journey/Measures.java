package throughline.local.journey;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import throughline.client.Caller;
import throughline.client.Figure;
import throughline.client.Figures;

final class Measures {
  static final String NEWBORNS = "newborns-enrolled";
  static final String MEMBERS_UNDER_5 = "members-under-5";
  static final String SESSIONS = "bipc-sessions-attended";
  static final String ENTREPRENEURS = "entrepreneurs-supported";
  static final String TO_START = "entrepreneurs-supported-to-start";
  static final String IN_GROUPS = "bipc-group-visitors";
  static final String ENQUIRIES = "bipc-enquiries";
  static final String HOURS = "volunteer-hours";
  static final String VOLUNTEERS = "active-volunteers";
  static final String YOUNG_VOLUNTEERS = "young-volunteers";
  static final String YOUNG_HOURS = "young-volunteer-hours";
  static final String IDEAS = "volunteer-ideas";
  static final String IDEAS_IN_TIME = "volunteer-ideas-in-time";
  static final String IDEAS_ANSWERED = "volunteer-ideas-answered";
  static final String IDEAS_ACTED_ON = "volunteer-ideas-acted-on";
  static final String TAKE_UP = "take-up-by-under-5s";
  static final String ACTIVE_BORROWERS = "active-borrowers-under-5";
  static final String FIRST_LOANS = "first-loans-within-90-days";
  static final String FIRST_LOANS_OF_YEAR = "first-loans-within-365-days";
  static final String FAMILIES = "family-engagement";
  static final String AT_EVENTS = "under-5s-at-events";
  static final String UNDER_5_ISSUES = "issues-to-under-5s";
  static final String ISSUES = "library-issues";
  static final String NEW_ISSUES_UNDER_5 = "issues-without-renewals-to-under-5s";
  static final String NEW_ISSUES = "library-issues-without-renewals";

  private static final Set<String> LIVE =
      Set.of(
          NEWBORNS,
          MEMBERS_UNDER_5,
          TAKE_UP,
          ACTIVE_BORROWERS,
          FIRST_LOANS,
          FIRST_LOANS_OF_YEAR,
          FAMILIES,
          AT_EVENTS,
          UNDER_5_ISSUES,
          ISSUES,
          NEW_ISSUES_UNDER_5,
          NEW_ISSUES,
          SESSIONS,
          ENTREPRENEURS,
          TO_START,
          IN_GROUPS,
          ENQUIRIES,
          HOURS,
          VOLUNTEERS,
          YOUNG_VOLUNTEERS,
          YOUNG_HOURS,
          IDEAS,
          IDEAS_IN_TIME,
          IDEAS_ANSWERED,
          IDEAS_ACTED_ON);
  private static final int POLL_MILLIS = 100;

  private final Caller strategyLead;

  Measures(Caller strategyLead) {
    this.strategyLead = strategyLead;
  }

  Map<String, Figure> read() {
    Map<String, Figure> figures = Figures.read(strategyLead);
    figures.keySet().retainAll(LIVE);
    if (!figures.keySet().equals(LIVE)) {
      throw new JourneyFailed(
          "The plan tracker shows figures for %s, and should for %s"
              .formatted(figures.keySet(), LIVE));
    }
    return figures;
  }

  Moves await(Map<String, Figure> before, Map<String, Long> expected, Duration limit) {
    long began = System.nanoTime();
    Moves moves = Moves.between(before, read(), expected);
    while (!moves.areAsExpected() && System.nanoTime() - began < limit.toNanos()) {
      pause();
      moves = Moves.between(before, read(), expected);
    }
    return moves;
  }

  private static void pause() {
    try {
      Thread.sleep(POLL_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new JourneyFailed("The journey was interrupted", e);
    }
  }
}
