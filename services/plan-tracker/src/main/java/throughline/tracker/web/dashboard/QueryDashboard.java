package throughline.tracker.web.dashboard;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import throughline.tracker.engine.plan.ActionPlan;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.engine.rule.MeasureVersion;
import throughline.tracker.engine.rule.Measures;
import throughline.tracker.entry.PlanData;
import throughline.tracker.entry.exclusion.RecordsToLookAt;
import throughline.tracker.entry.observation.Proposals;
import throughline.tracker.figure.Figure;
import throughline.tracker.figure.FigureAddress;
import throughline.tracker.figure.Headline;
import throughline.tracker.figure.Headlines;
import throughline.tracker.figure.KnowledgePosition;
import throughline.tracker.figure.NowKnown;
import throughline.tracker.intake.source.Freshness;
import throughline.tracker.plan.milestone.MilestoneTimeline;
import throughline.tracker.plan.milestone.MilestoneView;
import throughline.tracker.plan.ownership.OwnershipView;
import throughline.tracker.plan.ownership.SelfAssessments;
import throughline.tracker.plan.register.Register;
import throughline.tracker.plan.retirement.Retirements;
import throughline.tracker.plan.target.AssessPerformance;
import throughline.tracker.plan.target.Performance;
import throughline.tracker.plan.target.StatusCounts;
import throughline.tracker.review.commentary.Explained;
import throughline.tracker.rulechange.Trials;

/** What the dashboard shows. */
@Singleton
class QueryDashboard {

  private final PlanData data;
  private final ActionPlan plan;

  QueryDashboard(PlanData data, ActionPlan plan) {
    this.data = data;
    this.plan = plan;
  }

  record Dashboard(
      LocalDate day,
      List<Headline> headlines,
      List<Headline> cards,
      StatusCounts performances,
      SelfAssessments assessments,
      Explained explained,
      List<ThemeSummary> themes,
      long automatic,
      long waiting,
      RecordsToLookAt toLookAt,
      long toApprove,
      long rulesToApprove,
      PendingTasks forYou,
      Register register,
      KnowledgePosition position,
      Freshness freshness,
      NowKnown now) {

    private static final int MOST = 6;
    private static final int MOST_CARDS = 24;

    /** The first of the milestones that somebody should look at, the worst first. */
    public List<MilestoneView> milestonesToLookAt() {
      return MilestoneTimeline.toLookAt(register.milestones()).stream().limit(MOST).toList();
    }

    public List<MilestoneTimeline.Count> milestoneCounts() {
      return MilestoneTimeline.counts(register.milestones());
    }

    public List<Explained.Due> next() {
      return allNext().stream().limit(MOST).toList();
    }

    public long later() {
      return Math.max(0, allNext().size() - MOST);
    }

    private List<Explained.Due> allNext() {
      return explained.next(performances.performances(), assessments);
    }

    public List<Headline> firstCards() {
      return cards.stream().limit(MOST_CARDS).toList();
    }

    public long moreCards() {
      return Math.max(0, cards.size() - MOST_CARDS);
    }

    public long byHand() {
      return headlines.size() - automatic;
    }

    public FigureAddress addressOf(Headline headline, Figure figure) {
      if (!figure.hasValue()) {
        return null;
      }
      var address = FigureAddress.headline(headline.measure(), day, position);
      return figure == headline.current() ? address : address.in(figure.period());
    }
  }

  Dashboard read(LocalDate day, Optional<UUID> reader) {
    return data.read(handle -> read(handle, day, reader));
  }

  private Dashboard read(Handle handle, LocalDate day, Optional<UUID> reader) {
    var all = data.measures(handle);
    var retirements = Retirements.read(handle, day);
    var followed = retirements.followed(all.all());
    var inForce =
        all.versionsOn(day).stream()
            .filter(version -> retirements.of(version.measure().id()).isEmpty())
            .toList();
    Explained.askAtOnce(handle, all, followed, inForce, day);
    var headlines =
        Headlines.read(handle, inForce, day).stream()
            .filter(Headline::hasFigure)
            .filter(headline -> !headline.measure().isEstimate())
            .toList();
    var known = headlines.stream().map(h -> h.measure().id()).collect(Collectors.toSet());
    var performances = AssessPerformance.read(handle, all, followed, day);
    var register = Register.read(handle, plan, all, performances, day);
    var assessments = SelfAssessments.read(handle, followed, day);
    return new Dashboard(
        day,
        headlines,
        cards(headlines, inForce),
        StatusCounts.ofFigures(performances.values()),
        assessments,
        Explained.read(handle, all, performances, day),
        plan.themes().stream()
            .map(theme -> ThemeSummary.of(theme, all, performances, assessments, known))
            .toList(),
        headlines.stream().filter(h -> h.measure().isAutomatic()).count(),
        followed.stream()
            .filter(measure -> !measure.isEstimate())
            .filter(measure -> !known.contains(measure.id()) && assessments.of(measure) == null)
            .count(),
        RecordsToLookAt.read(handle, all, data.today()),
        Proposals.countWaiting(handle, all),
        Trials.countWaiting(handle),
        PendingTasks.read(handle, all, register, reader, day),
        register,
        KnowledgePosition.of(handle, data.now()),
        Freshness.read(handle, data.now()),
        NowKnown.of(handle, all, headlines, day, data.today()));
  }

  private static List<Headline> cards(List<Headline> headlines, List<MeasureVersion> inForce) {
    var partsOfShares =
        inForce.stream()
            .filter(MeasureVersion::isShare)
            .flatMap(share -> Stream.of(share.parts().numerator(), share.parts().denominator()))
            .map(part -> part.measure().id())
            .collect(Collectors.toSet());
    var cards = new ArrayList<Headline>();
    var known = new HashSet<String>();
    for (var headline : headlines) {
      boolean first = known.addAll(headline.measure().outcomes());
      if (first || !partsOfShares.contains(headline.measure().id())) {
        cards.add(headline);
      }
    }
    return cards;
  }

  /** Nobody here has an address, so the first page says what a mail would. */
  record PendingTasks(long figures, long rules, List<OwnershipView> due) {

    private static final int SOON = 14;

    /** More would hide what follows; the register has them all. */
    private static final int MOST = 5;

    static PendingTasks read(
        Handle handle, Measures all, Register register, Optional<UUID> person, LocalDate day) {
      return new PendingTasks(
          Proposals.countWaiting(handle, all, person),
          Trials.countToApprove(handle, person),
          register.measures().stream()
              .filter(view -> view.measure().isEntered())
              .filter(view -> view.next().isPresent())
              .filter(view -> view.next().get().due().isBefore(day.plusDays(SOON)))
              .sorted(Comparator.comparing(view -> view.next().get().due()))
              .toList());
    }

    public List<OwnershipView> first() {
      return due.subList(0, Math.min(MOST, due.size()));
    }

    public int more() {
      return due.size() - first().size();
    }

    public boolean isAnything() {
      return figures > 0 || rules > 0 || !due.isEmpty();
    }
  }

  record ThemeSummary(
      ActionPlan.Theme theme, StatusCounts counts, SelfAssessments assessments, long waiting) {

    static ThemeSummary of(
        ActionPlan.Theme theme,
        Measures all,
        Map<String, Performance> performances,
        SelfAssessments assessments,
        Set<String> known) {
      var measures =
          measures(theme, all).stream()
              .filter(each -> performances.containsKey(each.id()))
              .toList();
      var ids = measures.stream().map(Measure::id).toList();
      return new ThemeSummary(
          theme,
          StatusCounts.ofFigures(ids.stream().map(performances::get).toList()),
          assessments.among(measures),
          measures.stream()
              .filter(measure -> !known.contains(measure.id()) && assessments.of(measure) == null)
              .count());
    }

    private static List<Measure> measures(ActionPlan.Theme theme, Measures all) {
      return theme.priorities().stream()
          .flatMap(priority -> priority.outcomes().stream())
          .flatMap(outcome -> all.ofOutcome(outcome.id()).stream())
          .filter(measure -> !measure.isEstimate())
          .distinct()
          .toList();
    }
  }
}
