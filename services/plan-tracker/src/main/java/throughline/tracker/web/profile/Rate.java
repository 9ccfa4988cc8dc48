package throughline.tracker.web.profile;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import throughline.contracts.places.Library;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.engine.rule.Unit;
import throughline.tracker.entry.population.Statistics;
import throughline.tracker.figure.Figure;
import throughline.tracker.figure.FigureQuestion;
import throughline.tracker.figure.FigureSource;

/** What is counted at libraries, for each so many of the people whom it could reach. */
record Rate(FigureQuestion question, Of of, Optional<Statistics.Known> people) {

  private static final BigDecimal MINUTES = BigDecimal.valueOf(60);

  /** Of whom. */
  enum Of {
    UNDER_5("100 children under 5", 100, List.of("0-4")),
    BIRTHS("100 births", 100, List.of("all")),
    ADULTS("1,000 people over 14", 1_000, List.of("15-24", "25-64", "65-99")),
    PEOPLE("100 people", 100, List.of("0-4", "5-14", "15-24", "25-64", "65-99"));

    private final String words;
    private final int each;
    private final List<String> groups;

    Of(String words, int each, List<String> groups) {
      this.words = words;
      this.each = each;
      this.groups = groups;
    }
  }

  /** What it comes to at a library. */
  record Line(
      Rate rate, Figure figure, BigDecimal perHere, BigDecimal perDistrict, BigDecimal perCounty) {

    public Measure measure() {
      return rate.measure();
    }

    public String period() {
      return FigureSource.of(rate.question.version()).words(rate.question.period());
    }

    public String each() {
      return rate.of.words;
    }

    public String count() {
      return figure == null ? "[x]" : figure.text();
    }

    public String here() {
      return text(perHere);
    }

    public String district() {
      return text(perDistrict);
    }

    public String county() {
      return text(perCounty);
    }

    /** Without a number there is none, which is not 0. */
    private static String text(BigDecimal number) {
      return number == null ? "[x]" : "%,.1f".formatted(number);
    }
  }

  Measure measure() {
    return question.version().measure();
  }

  Line at(Library library, Profiles.Counted counted) {
    var here = counted.at(library.code());
    return new Line(
        this,
        here,
        per(here, library.code()),
        district(library.districtCode(), counted),
        per(counted.county(), ""));
  }

  /** Somebody who came to two libraries of a district is one person there: nobody knows it. */
  private BigDecimal district(String code, Profiles.Counted counted) {
    return FigureSource.of(question.version()).countsPeople()
        ? null
        : per(counted.within(code), code);
  }

  private BigDecimal per(Figure figure, String place) {
    var among = among(place);
    if (figure == null || !figure.hasValue() || among.isEmpty() || among.get() == 0) {
      return null;
    }
    var number = BigDecimal.valueOf(figure.value());
    var many = number.multiply(BigDecimal.valueOf(of.each));
    return (measure().unit() == Unit.MINUTES ? many.divide(MINUTES, 6, RoundingMode.HALF_UP) : many)
        .divide(BigDecimal.valueOf(among.get()), 4, RoundingMode.HALF_UP);
  }

  Optional<Long> among(String place) {
    return people.flatMap(
        known -> {
          var of = this.of.groups.stream().map(group -> known.of(group, place)).toList();
          return of.stream().anyMatch(Optional::isEmpty)
              ? Optional.empty()
              : Optional.of(of.stream().mapToLong(Optional::get).sum());
        });
  }
}
