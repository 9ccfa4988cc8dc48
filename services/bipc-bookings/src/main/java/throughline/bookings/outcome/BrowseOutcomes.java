package throughline.bookings.outcome;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import throughline.bookings.DayRange;
import throughline.bookings.outcome.OutcomeFigures.Step;
import throughline.platform.core.paging.PageRequest;
import throughline.platform.core.paging.Slice;
import throughline.platform.core.permission.Places;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.core.time.London;

/** What staff see of follow-ups at their places. Changes nothing. */
@ApplicationScoped
class BrowseOutcomes {
  /** What came of it in some days, by step and in all. */
  record Figures(DayRange days, List<Step> steps, Step all) {}

  /** A question with every answer that was given to it, the latest first. */
  record Question(FollowUps.FollowUp followUp, List<FollowUps.Given> given) {}

  private static final int ASKED_LATELY_DAYS = 92;

  private final FollowUps followUps;
  private final OutcomeFigures figures;
  private final Clock clock;

  BrowseOutcomes(FollowUps followUps, OutcomeFigures figures, Clock clock) {
    this.followUps = followUps;
    this.figures = figures;
    this.clock = clock;
  }

  Figures figures(DayRange days, Places places) {
    var steps = figures.of(days.from(), days.to(), places);
    return new Figures(days, steps, OutcomeFigures.total(steps));
  }

  /** Who was to be asked lately, those without an answer first. */
  Slice<FollowUps.FollowUp> askedLately(Places places, PageRequest page) {
    var since = London.today(clock).minusDays(ASKED_LATELY_DAYS);
    return Slice.part(followUps.dueSince(since, places), FollowUps.FollowUp::id, page);
  }

  Question question(UUID id, Places places) {
    var followUp =
        followUps.find(id, places).orElseThrow(() -> new NotFound("question with this number"));
    return new Question(followUp, followUps.given(id));
  }
}
