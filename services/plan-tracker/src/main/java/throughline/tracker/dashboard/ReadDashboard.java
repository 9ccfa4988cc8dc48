package throughline.tracker.dashboard;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import throughline.platform.core.time.London;
import throughline.tracker.commentary.CommentaryView;
import throughline.tracker.commentary.NextStep;
import throughline.tracker.database.Snapshots;
import throughline.tracker.deadevent.DeadEvents;
import throughline.tracker.exclusion.CheckedRecord;
import throughline.tracker.exclusion.Checks;
import throughline.tracker.figure.Figure;
import throughline.tracker.figure.FigureAddress;
import throughline.tracker.figure.Headline;
import throughline.tracker.figure.Headlines;
import throughline.tracker.figure.KnowledgePosition;
import throughline.tracker.figure.NowKnown;
import throughline.tracker.milestone.MilestoneTimeline;
import throughline.tracker.milestone.MilestoneView;
import throughline.tracker.observation.Proposals;
import throughline.tracker.plan.ActionPlan;
import throughline.tracker.register.Register;
import throughline.tracker.rule.MeasureStore;
import throughline.tracker.source.Freshness;
import throughline.tracker.target.OffTrackSince;
import throughline.tracker.target.Standing;
import throughline.tracker.target.Standings;
import throughline.tracker.target.StatusCounts;
import throughline.tracker.trial.Trials;

/** What the dashboard shows. */
@Singleton
class ReadDashboard {

  private final Snapshots snapshots;
  private final MeasureStore measures;
  private final ActionPlan plan;
  private final Clock clock;
  private final DeadEvents deadEvents = new DeadEvents();

  ReadDashboard(Snapshots snapshots, MeasureStore measures, ActionPlan plan, Clock clock) {
    this.snapshots = snapshots;
    this.measures = measures;
    this.plan = plan;
    this.clock = clock;
  }

  /**
   * A dashboard.
   *
   * @param day counts what was known by its end
   * @param headlines of measures that have a figure
   * @param standings how each measure stands against its target
   * @param offTrack since when those that are behind have been so
   * @param commentary what was written last about each measure, by its id
   * @param automatic how many of them events feed
   * @param waiting how many measures have no data yet
   * @param setAside how many events wait for a person
   * @param toLookAt how many records count and look wrong
   * @param toApprove how many figures wait for a second person
   * @param rulesToApprove how many new versions of rules wait for a second person
   * @param forYou what its reader can do now
   * @param register who answers for what, and what of it is late, overdue or missing
   * @param position what exactly was known
   * @param freshness how far the log is counted
   * @param now what the figures are by what is known today
   */
  record Dashboard(
      LocalDate day,
      List<Headline> headlines,
      StatusCounts standings,
      OffTrackSince offTrack,
      Map<String, CommentaryView> commentary,
      List<ThemeSummary> themes,
      long automatic,
      long waiting,
      long setAside,
      long toLookAt,
      long toApprove,
      long rulesToApprove,
      WaitsForYou forYou,
      Register register,
      KnowledgePosition position,
      Freshness freshness,
      NowKnown now) {

    /** The milestones that somebody should look at, the worst first. */
    public List<MilestoneView> milestonesToLookAt() {
      return register.milestones().stream()
          .filter(view -> view.status().needsAttention())
          .sorted(Comparator.comparing(MilestoneView::status).thenComparing(MilestoneView::date))
          .toList();
    }

    /** How all milestones stand. */
    public List<MilestoneTimeline.Count> milestoneCounts() {
      return MilestoneTimeline.counts(register.milestones());
    }

    /** Since when a measure has been off track: "Since July 2026"; empty if it is not. */
    public String since(Standing standing) {
      return offTrack.words(standing.measure().id());
    }

    /** What was written last about a measure; null if nobody has. */
    public CommentaryView commentaryOf(Standing standing) {
      return commentary.get(standing.measure().id());
    }

    /** What is to be done for the measures that are off track, the earliest first. */
    public List<Due> next() {
      return standings.standings().stream()
          .filter(Standing::isOffTrack)
          .map(this::commentaryOf)
          .filter(Objects::nonNull)
          .flatMap(view -> view.next().stream().map(step -> new Due(view, step)))
          .sorted(Comparator.comparing(due -> due.step().due()))
          .toList();
    }

    /** How many measures have figures that were reported by hand. */
    public long byHand() {
      return headlines.size() - automatic;
    }

    /** Where one of the two figures opens; null where there is none. */
    public FigureAddress addressOf(Headline headline, Figure figure) {
      if (!figure.hasValue()) {
        return null;
      }
      var address = FigureAddress.headline(headline.measure(), day, position);
      return figure == headline.current() ? address : address.in(figure.period());
    }
  }

  /** Something that is to be done for a measure. */
  record Due(CommentaryView of, NextStep step) {

    public boolean isOverdue() {
      return of.isOverdue(step);
    }
  }

  /**
   * Reads it as known at the end of a day.
   *
   * @param reader by their key; empty for somebody who has never entered anything
   */
  Dashboard read(LocalDate day, Optional<UUID> reader) {
    return snapshots.read(handle -> read(handle, day, reader));
  }

  private Dashboard read(Handle handle, LocalDate day, Optional<UUID> reader) {
    var all = measures.read(handle);
    var headlines =
        Headlines.read(handle, all.versionsOn(day), day).stream()
            .filter(Headline::hasFigure)
            .filter(headline -> !headline.measure().isEstimate())
            .toList();
    var known = headlines.stream().map(h -> h.measure().id()).collect(Collectors.toSet());
    var standings = Standings.read(handle, all, all.all(), day);
    var register = Register.read(handle, plan, all, standings, day);
    return new Dashboard(
        day,
        headlines,
        new StatusCounts(standings.values()),
        OffTrackSince.read(handle, all, standings.values(), day),
        CommentaryView.last(handle, all, standings, day),
        plan.themes().stream().map(theme -> ThemeSummary.of(theme, all, known)).toList(),
        headlines.stream().filter(h -> h.measure().isAutomatic()).count(),
        all.all().size() - headlines.size(),
        deadEvents.countOpen(handle),
        Checks.read(handle, all).stream().filter(CheckedRecord::isOpen).count(),
        Proposals.countWaiting(handle),
        Trials.countWaiting(handle),
        WaitsForYou.read(handle, register, reader, day),
        register,
        KnowledgePosition.of(handle, clock.instant()),
        Freshness.read(handle, clock.instant()),
        NowKnown.of(handle, all, headlines, day, London.today(clock)));
  }
}
