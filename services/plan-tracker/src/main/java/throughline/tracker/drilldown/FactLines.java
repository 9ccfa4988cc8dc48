package throughline.tracker.drilldown;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.RowView;
import throughline.tracker.database.Snapshots;
import throughline.tracker.figure.FigureQuestion;
import throughline.tracker.figure.FigureSource;
import throughline.tracker.figure.Period;
import throughline.tracker.rule.FieldWords;
import throughline.tracker.rule.Measure;
import throughline.tracker.rule.MeasureStore;
import throughline.tracker.rule.MeasureVersion;

/**
 * Opens a figure into the facts behind it: a line for each, with what is left of it after every
 * correction. A fact that comes to nothing has none, so the lines add up to the figure.
 */
@Singleton
class FactLines {

  static final int PAGE = 100;

  /** What a fact adds, on its last day that adds something, at the place of then. */
  private static final String NET_OF_EACH_FACT =
      """
      SELECT fact_id, sum(amount) AS amount, count(DISTINCT version) AS versions, max(version) AS version,
             min(known_at) AS since,
             max(effective_on) FILTER (WHERE amount > 0) AS day,
             (array_agg(place ORDER BY effective_on DESC, contribution_id DESC) FILTER (WHERE amount > 0))[1] AS place,
             (array_agg(subject ORDER BY effective_on DESC, contribution_id DESC))[1] AS subject
        FROM contribution
       WHERE measure_version_id = :rule AND effective_on >= :from AND effective_on < :to AND known_on <= :knownAt
       GROUP BY fact_id
      HAVING sum(amount) <> 0
      """;

  private static final String LINES =
      """
      SELECT net.*, f.aggregate, f.aggregate_id, v.topic, v.partition, v.log_offset
        FROM (<net> ORDER BY day, fact_id LIMIT :limit OFFSET :skip) AS net
        JOIN fact AS f USING (fact_id)
        JOIN fact_version AS v ON v.fact_id = net.fact_id AND v.version = net.version
       ORDER BY net.day, net.fact_id
      """
          .replace("<net>", NET_OF_EACH_FACT);

  private static final String TOTAL =
      "SELECT count(*) AS lines, coalesce(sum(amount), 0) AS total FROM (<net>) AS net"
          .replace("<net>", NET_OF_EACH_FACT);

  private final Snapshots snapshots;
  private final MeasureStore measures;

  FactLines(Snapshots snapshots, MeasureStore measures) {
    this.snapshots = snapshots;
    this.measures = measures;
  }

  /**
   * A fact in a line.
   *
   * @param versions how many of its versions changed the figure
   * @param version the last of them
   */
  record Line(
      String aggregate,
      String aggregateId,
      long amount,
      long versions,
      long version,
      Instant since,
      LocalDate day,
      String place,
      String subject,
      String topic,
      int partition,
      long offset) {

    /** What readers call it: "Hours entry". */
    public String what() {
      return FieldWords.titled(aggregate.replace('-', ' '));
    }

    /** Why it counts as it does. */
    public String why() {
      return versions == 1 ? "Counted" : "Counted as corrected, by version " + version;
    }

    /** Enough of the random key to tell people apart on a page. */
    public String shortSubject() {
      return subject.substring(0, Math.min(8, subject.length()));
    }
  }

  private record Total(long lines, long total) {}

  /**
   * A page of the lines behind a figure.
   *
   * @param page from 1
   * @param figure what is shown of it elsewhere, read from cells
   * @param total what all lines come to, not only those of this page
   * @param all how many lines there are
   */
  record Opened(
      Measure measure,
      Period period,
      int page,
      long figure,
      long total,
      long all,
      List<Line> lines,
      List<ContributionList.NotCounted> notCounted) {

    /** What the period is, as a heading. */
    public String title() {
      return FigureSource.of(measure).title(period);
    }

    /** Whether the lines are of people, of whom each counts once. */
    public boolean ofPeople() {
      return FigureSource.of(measure).countsPeople();
    }

    /** The number of the first line of this page. */
    public long first() {
      return (page - 1L) * PAGE + 1;
    }

    /** The number of its last line. */
    public long last() {
      return first() + lines.size() - 1;
    }

    public boolean hasNext() {
      return last() < all;
    }
  }

  /**
   * Opens a figure of a measure; empty when no event feeds one of this id.
   *
   * @param knownAt counts what was known by the end of this local day
   * @param page from 1
   */
  Optional<Opened> open(String measureId, AskedPeriod asked, LocalDate knownAt, int page) {
    return snapshots.read(
        handle ->
            measures
                .read(handle)
                .version(measureId, knownAt)
                .map(version -> open(handle, version, asked, knownAt, page)));
  }

  private static Opened open(
      Handle handle, MeasureVersion version, AskedPeriod asked, LocalDate knownAt, int page) {
    var source = FigureSource.of(version.measure());
    var period = asked.of(source, knownAt);
    var days = source.contributing(period);
    var figure =
        source.figures(handle, List.of(new FigureQuestion(version, period)), knownAt).get(0);
    var total =
        ContributionList.bind(handle.createQuery(TOTAL), version, days, knownAt)
            .map(
                row ->
                    new Total(
                        row.getColumn("lines", Long.class), row.getColumn("total", Long.class)))
            .one();
    var lines =
        ContributionList.bind(handle.createQuery(LINES), version, days, knownAt)
            .bind("limit", PAGE)
            .bind("skip", (page - 1L) * PAGE)
            .map(FactLines::line)
            .list();
    return new Opened(
        version.measure(),
        period,
        page,
        figure.value(),
        source.countsPeople()
            ? ContributionList.people(handle, version, days, knownAt)
            : total.total(),
        total.lines(),
        lines,
        ContributionList.notCounted(handle, version, knownAt));
  }

  private static Line line(RowView row) {
    return new Line(
        row.getColumn("aggregate", String.class),
        row.getColumn("aggregate_id", String.class),
        row.getColumn("amount", Long.class),
        row.getColumn("versions", Long.class),
        row.getColumn("version", Long.class),
        row.getColumn("since", Instant.class),
        row.getColumn("day", LocalDate.class),
        row.getColumn("place", String.class),
        row.getColumn("subject", String.class),
        row.getColumn("topic", String.class),
        row.getColumn("partition", Integer.class),
        row.getColumn("log_offset", Long.class));
  }
}
