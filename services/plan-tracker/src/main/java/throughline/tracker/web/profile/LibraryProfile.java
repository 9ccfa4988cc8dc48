package throughline.tracker.web.profile;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import throughline.contracts.places.Library;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.entry.EntryVersion;
import throughline.tracker.entry.population.Statistic;
import throughline.tracker.entry.population.Statistics;
import throughline.tracker.figure.Figure;
import throughline.tracker.figure.FigureText;
import throughline.tracker.plan.community.Communities;

/**
 * Who lives in a library's area, what its libraries do for them, and what is aimed at.
 *
 * @param said what was said about it, the newest first
 */
record LibraryProfile(
    Library library,
    Statistics statistics,
    List<Rate.Line> rates,
    List<Aim> aims,
    List<EntryVersion<String>> said,
    boolean inPlace,
    boolean agreed) {

  private static final int MOST_PRINTED_AIMS = 5;

  /** What of a statistic a page shows together. */
  record Table(Statistics.Known known, List<Row> rows) {

    public String title() {
      return known.statistic().title();
    }

    public String vintage() {
      return known.vintage();
    }

    public boolean isIllustrative() {
      return known.about().illustrative();
    }
  }

  /** A group's share of all, in tenths of a percent where it is drawn. */
  record Row(String label, Long number, Share here, Share district, Share county) {

    public String count() {
      return number == null ? "[x]" : FigureText.count(number);
    }
  }

  record Share(Long part, Long whole) {

    public String text() {
      return isKnown() ? FigureText.share(part, whole) : "[x]";
    }

    public Number percent() {
      return isKnown() ? 100.0 * part / whole : null;
    }

    private boolean isKnown() {
      return part != null && whole != null && whole > 0;
    }
  }

  /** A target, with what it has come to; null where its year has not begun. */
  record Aim(Communities.Aimed aimed, Measure measure, Figure now) {

    public String nowText() {
      return now == null ? "–" : now.text();
    }

    public Number nowValue() {
      return now == null || !now.hasValue() ? null : now.value();
    }

    public long target() {
      return aimed.target().value();
    }

    public String targetText() {
      return FigureText.of(target(), measure.unit());
    }

    public String reached() {
      return nowValue() == null ? "" : FigureText.share(now.value(), target());
    }
  }

  public String name() {
    return library.name();
  }

  public List<Aim> agreedAims() {
    return aims.stream().filter(aim -> aim.aimed().isAgreed()).toList();
  }

  public List<Aim> proposedAims() {
    return aims.stream().filter(aim -> !aim.aimed().isAgreed()).toList();
  }

  /** A sheet of paper has room for so many. */
  public List<Aim> printedAims() {
    return agreedAims().stream().limit(MOST_PRINTED_AIMS).toList();
  }

  public int moreAims() {
    return agreedAims().size() - printedAims().size();
  }

  public EntryVersion<String> latest() {
    return said.isEmpty() ? null : said.get(0);
  }

  public List<EntryVersion<String>> earlier() {
    return said.isEmpty() ? said : said.subList(1, said.size());
  }

  public List<Table> tables() {
    return Stream.of(Statistic.AGE, Statistic.DEPRIVATION, Statistic.HOUSEHOLDS)
        .flatMap(statistic -> statistics.latest(statistic).stream())
        .map(this::table)
        .toList();
  }

  public List<Statistics.Known> sources() {
    return Stream.of(Statistic.values())
        .flatMap(statistic -> statistics.latest(statistic).stream())
        .toList();
  }

  private Table table(Statistics.Known known) {
    return new Table(
        known,
        known.statistic() == Statistic.DEPRIVATION
            ? fifths(known)
            : known.groups().stream()
                .map(group -> row(group.label(), known, List.of(group.code())))
                .toList());
  }

  /** Ten lines say no more than five at a glance. */
  private List<Row> fifths(Statistics.Known known) {
    var rows = new ArrayList<Row>();
    IntStream.rangeClosed(1, 5)
        .forEach(
            fifth ->
                rows.add(
                    row(
                        switch (fifth) {
                          case 1 -> "Most deprived fifth of England";
                          case 5 -> "Least deprived fifth";
                          default -> List.of("Second", "Third", "Fourth").get(fifth - 2) + " fifth";
                        },
                        known,
                        List.of(String.valueOf(2 * fifth - 1), String.valueOf(2 * fifth)))));
    return rows;
  }

  private Row row(String label, Statistics.Known known, List<String> groups) {
    return new Row(
        label,
        sum(known, groups, library.code()),
        share(known, groups, library.code()),
        share(known, groups, library.districtCode()),
        share(known, groups, ""));
  }

  private static Share share(Statistics.Known known, List<String> groups, String place) {
    return new Share(sum(known, groups, place), known.total(place).orElse(null));
  }

  private static Long sum(Statistics.Known known, List<String> groups, String place) {
    var of = groups.stream().map(group -> known.of(group, place)).toList();
    return of.stream().anyMatch(Optional::isEmpty)
        ? null
        : Long.valueOf(of.stream().mapToLong(Optional::get).sum());
  }

  BigDecimal people() {
    return statistics
        .latest(Statistic.AGE)
        .flatMap(known -> known.total(library.code()))
        .map(BigDecimal::valueOf)
        .orElse(null);
  }

  BigDecimal people(String band) {
    return statistics
        .latest(Statistic.AGE)
        .flatMap(known -> known.of(band, library.code()))
        .map(BigDecimal::valueOf)
        .orElse(null);
  }

  public String peopleText() {
    return text(people());
  }

  public String under5Text() {
    return text(people("0-4"));
  }

  private Optional<Rate.Line> newborns() {
    return rates.stream()
        .filter(line -> line.measure().id().equals(QueryProfiles.NEWBORNS))
        .findFirst();
  }

  BigDecimal births() {
    return newborns()
        .flatMap(line -> line.rate().among(library.code()))
        .map(BigDecimal::valueOf)
        .orElse(null);
  }

  public String birthsText() {
    return text(births());
  }

  BigDecimal enrolled() {
    return newborns()
        .map(Rate.Line::figure)
        .map(figure -> BigDecimal.valueOf(figure.value()))
        .orElse(null);
  }

  public String enrolledText() {
    return newborns().map(Rate.Line::count).orElse("[x]");
  }

  BigDecimal newbornRate() {
    return newborns().map(Rate.Line::perHere).orElse(null);
  }

  public String newbornRateText() {
    return newborns().map(Rate.Line::here).orElse("[x]");
  }

  private static String text(BigDecimal number) {
    return number == null ? "[x]" : FigureText.count(number.longValue());
  }
}
