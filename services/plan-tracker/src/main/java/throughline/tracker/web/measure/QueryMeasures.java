package throughline.tracker.web.measure;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.engine.rule.MeasureVersion;
import throughline.tracker.entry.PlanData;
import throughline.tracker.entry.exclusion.RecordsToLookAt;
import throughline.tracker.entry.population.Vintage;
import throughline.tracker.figure.FigureSource;
import throughline.tracker.figure.Headline;
import throughline.tracker.figure.Headlines;
import throughline.tracker.figure.MeasureHistory;
import throughline.tracker.figure.NowKnown;
import throughline.tracker.figure.PeopleYears;
import throughline.tracker.intake.source.Freshness;
import throughline.tracker.plan.ownership.OwnershipView;
import throughline.tracker.plan.ownership.Ownerships;
import throughline.tracker.plan.target.AssessPerformance;
import throughline.tracker.plan.target.OffTrackSince;
import throughline.tracker.plan.target.PerformanceOnPage;
import throughline.tracker.review.SignedFigure;
import throughline.tracker.review.commentary.CommentaryView;
import throughline.tracker.rulechange.RuleHistory;

/** Reads measures with their figures. */
@Singleton
class QueryMeasures {

  private final PlanData data;

  QueryMeasures(PlanData data) {
    this.data = data;
  }

  /** A measure with what its page shows. */
  record WithHistory(
      Measure measure,
      Optional<MeasureHistory> history,
      PeopleYears people,
      PerformanceOnPage performance,
      String since,
      CommentaryView commentary,
      OwnershipView ownership,
      SignedFigure signed,
      RecordsToLookAt toLookAt,
      Freshness freshness,
      NowKnown now,
      Vintage vintage,
      RuleHistory rules) {

    public String retired() {
      return ownership == null ? "" : ownership.retiredWords();
    }
  }

  List<MeasureView> all(LocalDate day) {
    return data.read(
        handle -> {
          var all = data.measures(handle);
          var read = Headlines.read(handle, all.versionsOn(day), day);
          var now = NowKnown.of(handle, all, read, day, data.today());
          Map<String, Headline> headlines =
              read.stream().collect(Collectors.toMap(h -> h.measure().id(), Function.identity()));
          var performances = AssessPerformance.read(handle, all, all.all(), day);
          var ownership =
              Ownerships.all(handle, all, day).stream()
                  .collect(Collectors.toMap(view -> view.measure().id(), Function.identity()));
          return all.all().stream()
              .map(
                  m ->
                      MeasureView.of(
                          m,
                          headlines.get(m.id()),
                          performances.get(m.id()),
                          now,
                          ownership.get(m.id())))
              .toList();
        });
  }

  Optional<WithHistory> one(String id, LocalDate day) {
    return data.read(
        handle -> {
          var all = data.measures(handle);
          return all.find(id)
              .map(
                  measure -> {
                    var version = all.version(id, day);
                    var history = version.map(v -> MeasureHistory.read(handle, v, day, data.now()));
                    var performance = PerformanceOnPage.read(handle, all, measure, day);
                    var performances = Map.of(id, performance.performance());
                    return new WithHistory(
                        version.map(MeasureVersion::measure).orElse(measure),
                        history,
                        version
                            .filter(v -> FigureSource.of(v).countsPeople())
                            .map(v -> PeopleYears.read(handle, all, v, day, data.today()))
                            .filter(PeopleYears::hasPeople)
                            .orElse(null),
                        performance,
                        OffTrackSince.read(handle, all, performances.values(), day).words(id),
                        CommentaryView.last(handle, all, performances, day).get(id),
                        Ownerships.find(handle, all, id, day).orElse(null),
                        SignedFigure.last(handle, all, id, data.today()).orElse(null),
                        RecordsToLookAt.of(handle, all, data.today(), id),
                        Freshness.read(handle, data.now()),
                        history
                            .map(h -> NowKnown.of(handle, all, h, data.today()))
                            .orElse(NowKnown.SHOWN),
                        version.flatMap(v -> Vintage.of(handle, v, day)).orElse(null),
                        RuleHistory.read(handle, all, id, day));
                  });
        });
  }
}
