package throughline.tracker.web.profile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import throughline.contracts.places.Library;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.files.table.TableWriter;
import throughline.tracker.entry.population.Statistic;
import throughline.tracker.entry.population.Statistics;
import throughline.tracker.figure.Figure;
import throughline.tracker.figure.PlaceNames;
import throughline.tracker.intake.source.Freshness;
import throughline.tracker.plan.community.CommunityProgress;

/** The profiles of all libraries on a day. */
record Profiles(
    LocalDate day,
    int births,
    Statistics statistics,
    CommunityProgress progress,
    List<LibraryProfile> all,
    Freshness freshness) {

  /** A figure of the county, and of each place that has one. */
  record Counted(Figure county, Map<String, Figure> byPlace) {

    /** A place without facts has none of what was counted, and nobody knows of what was not. */
    Figure at(String place) {
      return county.hasValue()
          ? byPlace.getOrDefault(place, Figure.of(county.period(), 0, county.unit()))
          : null;
    }

    Figure within(String district) {
      return county.hasValue()
          ? Figure.of(
              county.period(),
              byPlace.entrySet().stream()
                  .filter(entry -> PlaceNames.isWithin(entry.getKey(), district))
                  .mapToLong(entry -> entry.getValue().value())
                  .sum(),
              county.unit())
          : null;
    }
  }

  /** By what the table of all libraries is sorted, the least first. */
  enum Sort {
    BIRTHS_RATE(
        "Enrolled for each 100 births",
        LibraryProfile::newbornRate,
        LibraryProfile::newbornRateText),
    BIRTHS("Births", LibraryProfile::births, LibraryProfile::birthsText),
    ENROLLED("Newborns enrolled", LibraryProfile::enrolled, LibraryProfile::enrolledText),
    UNDER_5("Under 5", library -> library.people("0-4"), LibraryProfile::under5Text),
    PEOPLE("People", LibraryProfile::people, LibraryProfile::peopleText),
    /** Whose targets wait for a second person come first. */
    WAITING(
        "Targets that wait",
        library ->
            library.proposedAims().isEmpty()
                ? null
                : BigDecimal.valueOf(-library.proposedAims().size()),
        null),
    NAME("Library", null, null);

    private final String words;
    private final Function<LibraryProfile, BigDecimal> by;
    private final Function<LibraryProfile, String> text;

    Sort(
        String words,
        Function<LibraryProfile, BigDecimal> by,
        Function<LibraryProfile, String> text) {
      this.words = words;
      this.by = by;
      this.text = text;
    }

    public String text(LibraryProfile library) {
      return text.apply(library);
    }

    public boolean isLive() {
      return this == BIRTHS_RATE;
    }

    /** The columns of numbers; what it is sorted by comes first, where a phone shows it. */
    public List<Sort> columns() {
      return Stream.concat(Stream.of(this), Arrays.stream(values()))
          .filter(sort -> sort.text != null)
          .distinct()
          .toList();
    }

    public String words() {
      return words;
    }

    static Sort of(String typed) {
      return Arrays.stream(values())
          .filter(sort -> sort.name().equals(typed))
          .findFirst()
          .orElse(BIRTHS_RATE);
    }

    private Comparator<LibraryProfile> order() {
      return by == null
          ? Comparator.comparing(LibraryProfile::name)
          : Comparator.comparing(by, Comparator.nullsLast(Comparator.naturalOrder()));
    }
  }

  /** Libraries of which a number is not known come last. */
  List<LibraryProfile> sorted(Sort sort) {
    return all.stream().sorted(sort.order()).toList();
  }

  static final List<String> HEADER =
      List.of(
          "Library code",
          "Library",
          "District code",
          "People",
          "Under 5",
          "Births",
          "Births of",
          "Newborns enrolled",
          "Newborns enrolled for each 100 births",
          "Profile in place",
          "Target agreed",
          "Illustrative");

  void write(List<LibraryProfile> libraries, TableWriter table) {
    try {
      for (var each : libraries) {
        table.row(
            each.library().code(),
            each.name(),
            each.library().districtCode(),
            each.people(),
            each.people("0-4"),
            each.births(),
            birthsOf().map(Statistics.Known::year).orElse(null),
            each.enrolled(),
            each.newbornRate(),
            each.inPlace() ? "yes" : "no",
            each.agreed() ? "yes" : "no",
            isIllustrative() ? "yes" : "no");
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  LibraryProfile of(Library library) {
    return all.stream()
        .filter(each -> each.library().equals(library))
        .findFirst()
        .orElseThrow(() -> new NotFound("library with this address"));
  }

  public List<Integer> years() {
    return statistics.vintages(Statistic.BIRTHS).map(Statistics.Known::year).toList();
  }

  public boolean isIllustrative() {
    return statistics.isIllustrative();
  }

  public Optional<Statistics.Known> birthsOf() {
    return births == 0
        ? statistics.latest(Statistic.BIRTHS)
        : statistics.of(Statistic.BIRTHS, births);
  }
}
