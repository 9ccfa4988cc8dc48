package throughline.tracker.web.dashboard;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import throughline.platform.core.time.London;
import throughline.tracker.engine.database.ReadOnlyTransactions;
import throughline.tracker.engine.plan.ActionPlan;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.engine.rule.MeasureStore;
import throughline.tracker.engine.rule.MeasureVersion;
import throughline.tracker.entry.exclusion.RecordsToLookAt;
import throughline.tracker.entry.observation.Proposals;
import throughline.tracker.figure.Figure;
import throughline.tracker.figure.Headline;
import throughline.tracker.figure.Headlines;
import throughline.tracker.figure.KnowledgePosition;
import throughline.tracker.figure.NowKnown;
import throughline.tracker.figure.Timelines;
import throughline.tracker.intake.source.Freshness;
import throughline.tracker.plan.ownership.SelfAssessments;
import throughline.tracker.plan.register.Register;
import throughline.tracker.plan.retirement.Retirements;
import throughline.tracker.plan.target.AssessPerformance;
import throughline.tracker.plan.target.Performance;
import throughline.tracker.plan.target.StatusCounts;
import throughline.tracker.review.commentary.Explained;
import throughline.tracker.rulechange.Trials;
import throughline.tracker.web.row.ProgressRows;

/** Reads what the dashboard shows in one transaction, by a fixed number of queries. */
@Singleton
class QueryDashboard {

  /** Each target takes the place of two small figures. */
  private static final int MOST_FIGURES = 22;

  private static final int LEAST_FIGURES = 10;

  private final ReadOnlyTransactions transactions;
  private final MeasureStore measures;
  private final ActionPlan plan;
  private final Clock clock;

  QueryDashboard(
      ReadOnlyTransactions transactions, MeasureStore measures, ActionPlan plan, Clock clock) {
    this.transactions = transactions;
    this.measures = measures;
    this.plan = plan;
    this.clock = clock;
  }

  Dashboard read(LocalDate day) {
    return transactions.read(handle -> read(handle, day));
  }

  private Dashboard read(Handle handle, LocalDate day) {
    var all = measures.read(handle);
    var today = London.today(clock);
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
    var performances = AssessPerformance.read(handle, all, followed, day);
    var register = Register.read(handle, plan, all, performances, day);
    var explained = Explained.read(handle, all, performances, day);
    var now = NowKnown.of(handle, all, headlines, day, today);
    var position = KnowledgePosition.of(handle, clock.instant());
    var withoutTarget = withoutTarget(headlines, inForce, performances);
    long aimed = performances.values().stream().filter(p -> p.target().isPresent()).count();
    var shown =
        withoutTarget.stream()
            .sorted(Comparator.comparing(headline -> !headline.current().hasValue()))
            .limit(Math.max(LEAST_FIGURES, MOST_FIGURES - 2 * aimed))
            .toList();
    var lines = Timelines.read(handle, shown.stream().map(Headline::version).toList(), day);
    return new Dashboard(
        day,
        StatusCounts.ofFigures(performances.values()),
        SelfAssessments.read(handle, followed, day),
        register,
        ProgressRows.read(
            handle,
            all,
            performances.values(),
            headlines,
            register.measures(),
            explained,
            now,
            position,
            day),
        shown.stream()
            .map(headline -> figure(headline, lines.get(headline.measure().id()), now))
            .toList(),
        withoutTarget.size() - shown.size(),
        plan.themes(),
        new Dashboard.Missing(
            RecordsToLookAt.read(handle, all, today),
            Proposals.countWaiting(handle, all),
            Trials.countWaiting(handle)),
        position,
        Freshness.read(handle, clock.instant()));
  }

  private static Dashboard.SmallFigure figure(
      Headline headline, List<Figure> timeline, NowKnown now) {
    return new Dashboard.SmallFigure(
        headline,
        Timelines.points(headline.version(), timeline),
        now.beside(headline.measure().id(), headline.current()));
  }

  /** What is a part of a share is shown with the share, unless nothing else tells its outcome. */
  private static List<Headline> withoutTarget(
      List<Headline> headlines,
      List<MeasureVersion> inForce,
      Map<String, Performance> performances) {
    var partsOfShares =
        inForce.stream()
            .filter(MeasureVersion::isShare)
            .flatMap(share -> Stream.of(share.parts().numerator(), share.parts().denominator()))
            .map(MeasureVersion::measure)
            .map(Measure::id)
            .collect(Collectors.toSet());
    var without = new ArrayList<Headline>();
    var known = new HashSet<String>();
    for (var headline : headlines) {
      boolean first = known.addAll(headline.measure().outcomes());
      var performance = performances.get(headline.measure().id());
      if ((first || !partsOfShares.contains(headline.measure().id()))
          && (performance == null || performance.target().isEmpty())) {
        without.add(headline);
      }
    }
    return without;
  }
}
