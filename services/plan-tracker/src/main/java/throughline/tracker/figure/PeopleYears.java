package throughline.tracker.figure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.RowView;
import throughline.tracker.rule.Frequency;
import throughline.tracker.rule.MeasureVersion;
import throughline.tracker.rule.Measures;

/**
 * Different people of financial years, and why their quarters, months and places do not add up to
 * them.
 *
 * @param years the newest first
 * @param now what the figures are by what is known today
 */
public record PeopleYears(List<Year> years, NowKnown now) {

  /**
   * A financial year.
   *
   * @param quarters those that have begun, oldest first
   */
  public record Year(Figure figure, List<Figure> quarters, List<Overlap> overlaps) {}

  /**
   * How the parts of a year overlap.
   *
   * @param sum what the figures of the parts come to together
   * @param several how many people count in more than one of them
   */
  public record Overlap(Part parts, long sum, long year, long several) {

    /** "Quarters do not add up to the year. Together they come to 131, and the year to 100: …" */
    public String words() {
      return several == 0
          ? "%s add up to %s: nobody counts in more than one %s."
              .formatted(parts.many, parts.whole, parts.one)
          : "%s do not add up to %s. Together they come to %s, and %s to %s: %s in more than one %s."
              .formatted(
                  parts.many,
                  parts.whole,
                  FigureText.count(sum),
                  parts.whole,
                  FigureText.count(year),
                  people(several),
                  parts.one);
    }

    private static String people(long number) {
      return number == 1 ? "1 person counts" : FigureText.count(number) + " people count";
    }
  }

  /** By what a year is parted, as readers call it. */
  public enum Part {
    QUARTER("Quarters", "quarter", "the year"),
    MONTH("Months", "month", "the year"),
    PLACE("Libraries", "library", "the county");

    private final String many;
    private final String one;
    private final String whole;

    Part(String many, String one, String whole) {
      this.many = many;
      this.one = one;
      this.whole = whole;
    }
  }

  /** Each person once for each part in which something speaks for them; then the parts of each. */
  private static final String OVERLAPS =
      """
      WITH here AS (
        SELECT year.position, part.name, part.label, c.subject
          FROM unnest(:froms, :tos) WITH ORDINALITY AS year (first_day, day_after, position)
          JOIN contribution AS c
            ON c.subject <> '' AND c.measure_version_id = :rule
           AND c.effective_on >= year.first_day AND c.effective_on < year.day_after AND c.known_on <= :knownAt
         CROSS JOIN LATERAL (VALUES
               ('QUARTER', to_char(c.effective_on, 'YYYY-Q')),
               ('MONTH', to_char(c.effective_on, 'YYYY-MM')),
               ('PLACE', c.place)) AS part (name, label)
         GROUP BY year.position, part.name, part.label, c.subject
        HAVING sum(c.amount) > 0)
      SELECT position, name, sum(parts) AS sum, count(*) AS people, count(*) FILTER (WHERE parts > 1) AS several
        FROM (SELECT position, name, subject, count(*) AS parts FROM here GROUP BY position, name, subject) AS person
       GROUP BY position, name
      """;

  /** This year and the one before, in a fixed number of queries. */
  public static PeopleYears read(
      Handle handle, Measures all, MeasureVersion version, LocalDate knownAt, LocalDate today) {
    var current = Period.financialYear(knownAt);
    var years = List.of(current, Period.financialYear(current.from().minusDays(1)));
    var questions =
        years.stream()
            .flatMap(year -> Stream.concat(Stream.of(year), quarters(year, knownAt)))
            .map(period -> new FigureQuestion(version, period.soFar(knownAt)))
            .toList();
    var figures = new HashMap<Period, Figure>();
    var read = Figures.read(handle, questions, knownAt);
    for (int i = 0; i < questions.size(); i++) {
      figures.put(questions.get(i).period(), read.get(i));
    }
    var overlaps = overlaps(handle, version, years, knownAt);
    var shown = new ArrayList<Year>();
    for (int i = 0; i < years.size(); i++) {
      var year = years.get(i);
      shown.add(
          new Year(
              figures.get(year.soFar(knownAt)),
              quarters(year, knownAt).map(each -> figures.get(each.soFar(knownAt))).toList(),
              overlaps.getOrDefault(i, List.of())));
    }
    var byKey = new LinkedHashMap<String, FigureQuestion>();
    questions.forEach(question -> byKey.put(key(question.period()), question));
    return new PeopleYears(shown, NowKnown.of(handle, all, byKey, knownAt, today));
  }

  private static Stream<Period> quarters(Period year, LocalDate knownAt) {
    return Period.within(Frequency.QUARTER, year).stream()
        .filter(quarter -> !quarter.from().isAfter(knownAt));
  }

  private static Map<Integer, List<Overlap>> overlaps(
      Handle handle, MeasureVersion version, List<Period> years, LocalDate knownAt) {
    var overlaps = new HashMap<Integer, List<Overlap>>();
    handle
        .createQuery(OVERLAPS)
        .bindArray("froms", LocalDate.class, years.stream().map(Period::from).toList())
        .bindArray("tos", LocalDate.class, years.stream().map(Period::to).toList())
        .bind("rule", version.measureVersionId())
        .bind("knownAt", knownAt)
        .map(
            row ->
                overlaps
                    .computeIfAbsent(
                        row.getColumn("position", Integer.class) - 1, year -> new ArrayList<>())
                    .add(overlap(row)))
        .list();
    overlaps.values().forEach(each -> each.sort(Comparator.comparing(Overlap::parts)));
    return overlaps;
  }

  private static Overlap overlap(RowView row) {
    return new Overlap(
        Part.valueOf(row.getColumn("name", String.class)),
        row.getColumn("sum", Long.class),
        row.getColumn("people", Long.class),
        row.getColumn("several", Long.class));
  }

  /** The key by which what is known today of a period is found. */
  public String keyOf(Figure figure) {
    return key(figure.period());
  }

  private static String key(Period period) {
    return period.from() + "/" + period.to();
  }

  /** Whether anybody was counted. */
  public boolean hasPeople() {
    return years.stream().anyMatch(year -> !year.overlaps().isEmpty());
  }
}
