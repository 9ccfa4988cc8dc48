package throughline.volunteers.monitoring;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import throughline.platform.core.time.London;
import throughline.platform.core.time.Quarter;
import throughline.platform.database.Sql;
import throughline.platform.web.chart.Bars;
import throughline.platform.web.chart.Bars.Bar;
import throughline.volunteers.monitoring.CohortCounts.Counted;

/** How many of those who were asked have answered in the financial year that runs. */
@ApplicationScoped
class BrowseResponses {
  /** One district. */
  record Line(String name, long asked, long answered) {
    private static final int HUNDRED = 100;

    public String share() {
      return asked == 0 ? "" : Math.round(HUNDRED * (double) answered / asked) + "%";
    }
  }

  record Responses(List<Line> lines) {
    public Bars bars() {
      return new Bars(
          "Answered of those who were asked",
          lines.stream().map(line -> new Bar(line.name(), line.answered(), line.asked())).toList());
    }
  }

  private record District(String code, String name) {}

  private final CohortCounts counts;
  private final Sql sql;
  private final Clock clock;

  BrowseResponses(CohortCounts counts, Sql sql, Clock clock) {
    this.counts = counts;
    this.sql = sql;
    this.clock = clock;
  }

  Responses ofThisYear() {
    var last = Quarter.lastOfYear(London.today(clock));
    var names =
        sql.of("SELECT code, name FROM district").list(District.class).stream()
            .collect(Collectors.toMap(District::code, District::name));
    var answered =
        counts.count(last).stream().collect(Collectors.toMap(Counted::district, Counted::answered));
    return new Responses(
        counts.asked(last).stream()
            .map(
                asked ->
                    new Line(
                        names.getOrDefault(asked.district(), asked.district()),
                        asked.asked(),
                        answered.getOrDefault(asked.district(), 0L)))
            .toList());
  }
}
