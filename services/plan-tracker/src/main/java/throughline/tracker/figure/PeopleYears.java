package throughline.tracker.figure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import throughline.tracker.engine.rule.Frequency;
import throughline.tracker.engine.rule.MeasureVersion;
import throughline.tracker.engine.rule.Measures;

/**
 * Different people of financial years, and why their quarters, months and places do not add up to
 * them.
 */
public record PeopleYears(List<Year> years, NowKnown now) {

  public record Year(Figure figure, List<Figure> quarters, List<Overlap> overlaps) {}

  public record Overlap(Part parts, long sum, long year, long several) {

    public String words() {
      return several == 0
          ? "%s add up to %s: nobody is in more than one.".formatted(parts.many, parts.whole)
          : "%s come to %s together, and %s to %s: %s in more than one %s."
              .formatted(
                  parts.many,
                  FigureText.count(sum),
                  parts.whole,
                  FigureText.count(year),
                  people(several),
                  parts.one);
    }

    private static String people(long number) {
      return number == 1 ? "1 person is" : FigureText.count(number) + " people are";
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
    var soFar = years.stream().map(year -> figures.get(year.soFar(knownAt))).toList();
    var overlaps = PeopleOverlaps.read(handle, version, soFar, knownAt);
    var shown = new ArrayList<Year>();
    for (int i = 0; i < years.size(); i++) {
      shown.add(
          new Year(
              soFar.get(i),
              quarters(years.get(i), knownAt)
                  .map(each -> figures.get(each.soFar(knownAt)))
                  .toList(),
              overlaps.get(i)));
    }
    var byKey = new LinkedHashMap<String, FigureQuestion>();
    questions.forEach(question -> byKey.put(key(question.period()), question));
    return new PeopleYears(shown, NowKnown.of(handle, all, byKey, knownAt, today));
  }

  private static Stream<Period> quarters(Period year, LocalDate knownAt) {
    return Period.within(Frequency.QUARTER, year).stream()
        .filter(quarter -> !quarter.from().isAfter(knownAt));
  }

  public String keyOf(Figure figure) {
    return key(figure.period());
  }

  private static String key(Period period) {
    return period.from() + "/" + period.to();
  }

  public boolean hasPeople() {
    return years.stream().anyMatch(year -> !year.overlaps().isEmpty());
  }
}
