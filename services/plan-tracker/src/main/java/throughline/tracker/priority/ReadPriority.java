package throughline.tracker.priority;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import throughline.platform.core.time.London;
import throughline.tracker.commentary.CommentaryView;
import throughline.tracker.database.Snapshots;
import throughline.tracker.figure.Headline;
import throughline.tracker.figure.Headlines;
import throughline.tracker.figure.KnowledgePosition;
import throughline.tracker.figure.NowKnown;
import throughline.tracker.milestone.MilestoneView;
import throughline.tracker.milestone.Milestones;
import throughline.tracker.plan.ActionPlan;
import throughline.tracker.rule.MeasureStore;
import throughline.tracker.source.Freshness;
import throughline.tracker.target.OffTrackSince;
import throughline.tracker.target.Standing;
import throughline.tracker.target.Standings;

/** The outcomes of a priority with the figures of their measures. */
@Singleton
class ReadPriority {

  private final Snapshots snapshots;
  private final MeasureStore measures;
  private final Clock clock;

  ReadPriority(Snapshots snapshots, MeasureStore measures, Clock clock) {
    this.snapshots = snapshots;
    this.measures = measures;
    this.clock = clock;
  }

  /**
   * What a page shows of the priority.
   *
   * @param milestones what was known of each
   * @param offTrack since when measures that are behind have been so
   * @param commentary what was written last about each measure, by its id
   * @param freshness how far the log is counted
   * @param now what the figures are by what is known today
   */
  record PriorityFigures(
      List<OutcomeView> outcomes,
      List<MilestoneView> milestones,
      OffTrackSince offTrack,
      Map<String, CommentaryView> commentary,
      Freshness freshness,
      NowKnown now) {

    /** Since when a measure has been off track: "Since July 2026"; empty if it is not. */
    public String since(Standing standing) {
      return offTrack.words(standing.measure().id());
    }

    /** What was written last about a measure; null if nobody has. */
    public CommentaryView commentaryOf(Standing standing) {
      return commentary.get(standing.measure().id());
    }
  }

  /** Reads them as known at the end of a day. */
  PriorityFigures read(ActionPlan.Priority priority, LocalDate day) {
    return snapshots.read(handle -> figures(handle, priority, day));
  }

  private PriorityFigures figures(Handle handle, ActionPlan.Priority priority, LocalDate day) {
    var all = measures.read(handle);
    var shown =
        priority.outcomes().stream()
            .flatMap(outcome -> all.ofOutcome(outcome.id()).stream())
            .distinct()
            .toList();
    var counted =
        shown.stream().flatMap(measure -> all.version(measure.id(), day).stream()).toList();
    var standings = Standings.read(handle, all, shown, day);
    var headlines =
        Headlines.read(handle, counted, day).stream()
            .filter(Headline::hasFigure)
            .collect(Collectors.toMap(h -> h.measure().id(), Function.identity()));
    var position = KnowledgePosition.of(handle, clock.instant());
    var outcomes =
        priority.outcomes().stream()
            .map(o -> OutcomeView.of(o, all, headlines, standings, day, position))
            .toList();
    return new PriorityFigures(
        outcomes,
        Milestones.of(handle, priority, day),
        OffTrackSince.read(handle, all, standings.values(), day),
        CommentaryView.last(handle, all, standings, day),
        Freshness.read(handle, clock.instant()),
        NowKnown.of(handle, all, List.copyOf(headlines.values()), day, London.today(clock)));
  }
}
