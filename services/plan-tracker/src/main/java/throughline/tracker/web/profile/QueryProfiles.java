package throughline.tracker.web.profile;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import throughline.contracts.places.Library;
import throughline.tracker.engine.database.ReadOnlyTransactions;
import throughline.tracker.engine.rule.MeasureStore;
import throughline.tracker.engine.rule.MeasureVersion;
import throughline.tracker.engine.rule.Measures;
import throughline.tracker.entry.EntryHistory;
import throughline.tracker.entry.population.Statistic;
import throughline.tracker.entry.population.Statistics;
import throughline.tracker.figure.FigureQuestion;
import throughline.tracker.figure.FigureSource;
import throughline.tracker.figure.Figures;
import throughline.tracker.figure.Period;
import throughline.tracker.intake.source.Freshness;
import throughline.tracker.plan.community.Communities;
import throughline.tracker.plan.community.CommunityProgress;

/** Reads the profiles of all libraries at once: as many queries for one as for all. */
@Singleton
class QueryProfiles {

  static final String NEWBORNS = "newborns-enrolled";

  private final ReadOnlyTransactions transactions;
  private final MeasureStore measures;
  private final Clock clock;

  QueryProfiles(ReadOnlyTransactions transactions, MeasureStore measures, Clock clock) {
    this.clock = clock;
    this.transactions = transactions;
    this.measures = measures;
  }

  /**
   * @param births the year of births that newborns are held against, and in which they are counted;
   *     0 for the last twelve months against the newest births that are known
   */
  Profiles read(LocalDate day, int births) {
    return transactions.read(handle -> read(handle, day, births));
  }

  private Profiles read(Handle handle, LocalDate day, int asked) {
    var all = measures.read(handle);
    var statistics = Statistics.read(handle, day);
    var births = statistics.of(Statistic.BIRTHS, asked).isPresent() ? asked : 0;
    var targets =
        Communities.targets(handle, day).stream()
            .filter(each -> all.find(each.target().measure()).isPresent())
            .toList();
    var rates = rates(all, statistics, day, births);
    var aims = aims(all, targets, day);
    var questions = new ArrayList<FigureQuestion>();
    rates.forEach(rate -> questions.add(rate.question()));
    questions.addAll(aims.values());
    var county = Figures.read(handle, questions, day);
    var byPlace = Figures.byPlace(handle, questions, day);
    var counted = new HashMap<FigureQuestion, Profiles.Counted>();
    for (int i = 0; i < questions.size(); i++) {
      counted.put(questions.get(i), new Profiles.Counted(county.get(i), byPlace.get(i)));
    }
    var said = Communities.said(handle, day);
    var progress = CommunityProgress.read(handle, day);
    var libraries =
        Library.seed().stream()
            .map(
                library ->
                    new LibraryProfile(
                        library,
                        statistics,
                        rates.stream()
                            .map(rate -> rate.at(library, counted.get(rate.question())))
                            .toList(),
                        targets.stream()
                            .filter(each -> each.target().library().equals(library.code()))
                            .map(each -> aimed(all, each, aims.get(each), counted))
                            .toList(),
                        said.getOrDefault(library.code(), EntryHistory.none()).versions(),
                        progress.hasProfile(library.code()),
                        progress.hasTarget(library.code())))
            .toList();
    return new Profiles(
        day, births, statistics, progress, libraries, Freshness.read(handle, clock.instant()));
  }

  private static LibraryProfile.Aim aimed(
      Measures all,
      Communities.Aimed aimed,
      FigureQuestion question,
      Map<FigureQuestion, Profiles.Counted> counted) {
    var measure = all.find(aimed.target().measure()).orElseThrow();
    var now = question == null ? null : counted.get(question).at(aimed.target().library());
    return new LibraryProfile.Aim(aimed, measure, now);
  }

  /** What targets of this year are held against; those of the next year have begun nothing. */
  private static Map<Communities.Aimed, FigureQuestion> aims(
      Measures all, List<Communities.Aimed> targets, LocalDate day) {
    var thisYear = Period.financialYear(day);
    var questions = new LinkedHashMap<Communities.Aimed, FigureQuestion>();
    targets.stream()
        .filter(each -> each.target().year().equals(thisYear))
        .forEach(
            each ->
                all.version(each.target().measure(), day)
                    .ifPresent(version -> questions.put(each, now(version, day))));
    return questions;
  }

  private static FigureQuestion now(MeasureVersion version, LocalDate day) {
    return new FigureQuestion(version, FigureSource.of(version).current(day));
  }

  private static List<Rate> rates(
      Measures all, Statistics statistics, LocalDate day, int birthsOf) {
    var ages = statistics.latest(Statistic.AGE);
    var births =
        birthsOf == 0
            ? statistics.latest(Statistic.BIRTHS)
            : statistics.of(Statistic.BIRTHS, birthsOf);
    var year =
        birthsOf == 0
            ? new Period(day.minusYears(1).plusDays(1), day.plusDays(1), "the last 12 months")
            : Period.between(LocalDate.of(birthsOf, 1, 1), LocalDate.of(birthsOf, 12, 31));
    return Stream.of(
            rate(all, day, "members-under-5", Rate.Of.UNDER_5, ages, null),
            rate(all, day, "active-borrowers-under-5", Rate.Of.UNDER_5, ages, null),
            rate(all, day, "under-5s-at-events", Rate.Of.UNDER_5, ages, null),
            rate(all, day, NEWBORNS, Rate.Of.BIRTHS, births, year),
            rate(all, day, "library-issues", Rate.Of.PEOPLE, ages, null),
            rate(all, day, "bipc-sessions-attended", Rate.Of.ADULTS, ages, null),
            rate(all, day, "volunteer-hours", Rate.Of.ADULTS, ages, null))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<Rate> rate(
      Measures all,
      LocalDate day,
      String measure,
      Rate.Of of,
      Optional<Statistics.Known> people,
      Period period) {
    return all.version(measure, day)
        .filter(MeasureVersion::hasPlaces)
        .map(
            version ->
                new Rate(
                    period == null ? now(version, day) : new FigureQuestion(version, period),
                    of,
                    people));
  }
}
