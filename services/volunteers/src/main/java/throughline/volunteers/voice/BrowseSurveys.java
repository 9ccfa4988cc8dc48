package throughline.volunteers.voice;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import throughline.contracts.volunteers.SurveyCountState.Survey;
import throughline.platform.core.time.London;
import throughline.platform.core.time.Quarter;
import throughline.platform.web.chart.Bars;
import throughline.platform.web.chart.Bars.Bar;
import throughline.volunteers.voice.SurveyCounts.Counted;

/** What volunteers said in the finished quarters of the last two years. */
@ApplicationScoped
class BrowseSurveys {
  private static final int YEARS = 2;

  /** Newest first. */
  record Results(List<Counted> counted) {
    /** Of the newest yearly survey that enough answered. */
    public Optional<Bars> bars() {
      return counted.stream()
          .filter(each -> each.survey() == Survey.YEARLY && each.tells())
          .findFirst()
          .map(Results::bars);
    }

    private static Bars bars(Counted counted) {
      return new Bars(
          "Who agrees, in the quarter up to " + London.date(counted.lastDay()),
          Stream.of(
                  new Bar("I feel valued", counted.valued(), counted.answered()),
                  new Bar("I feel listened to", counted.listenedTo(), counted.answered()),
                  new Bar("I would recommend it", counted.recommends(), counted.answered()))
              .toList());
    }
  }

  private final SurveyCounts counts;
  private final Clock clock;

  BrowseSurveys(SurveyCounts counts, Clock clock) {
    this.counts = counts;
    this.clock = clock;
  }

  Results results() {
    var last = Quarter.of(London.today(clock)).before().last();
    return new Results(counts.count(last.minusYears(YEARS), last));
  }
}
