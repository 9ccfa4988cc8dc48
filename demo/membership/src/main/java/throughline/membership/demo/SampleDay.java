package throughline.membership.demo;

import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import throughline.contracts.places.Library;
import throughline.demo.SamplePeople;
import throughline.demo.SampleYear;
import throughline.platform.core.permission.Places;

/**
 * A day at a registration office: of some 6,000 births in the county and the year, the families of
 * a good six in ten take a card for the child, and more of them as the year goes by.
 *
 * @param births how many are registered
 * @param families those of them who take a card
 * @param declined how many do not want one
 * @param later how many want to think about it, and do still
 * @param notOffered how many nobody asked; of a few nothing is recorded
 */
record SampleDay(
    Office office,
    LocalDate day,
    int births,
    List<SampleFamily> families,
    int declined,
    int later,
    int notOffered) {

  private static final int FIRST_SERIAL = 10_000_000;
  private static final double BIRTHS_A_DAY = 6_000 / 252.0;
  private static final double TAKE_UP_AT_FIRST = 0.58;
  private static final double TAKE_UP_AT_LAST = 0.72;
  private static final double OF_THE_OTHERS_DECLINED = 0.8;
  private static final int DAYS_LATER_IS_OPEN = 10;

  /** How many families belong to the larger libraries, beside the others. */
  private static final Map<String, Integer> LARGE =
      SampleYear.sizes(
          """
          WEST 14, BANB 16, BICE 11, ABIN 12, DIDC 12, WITN 12, COWL 9, HEAD 8, BLAC 6,
          KIDL 6, CART 6, THAM 5, HENL 5, WANT 5, WALL 4, SUMM 4, CHIP 3, FARI 3
          """);

  /** A little more than an average month's, at the end of summer, and less in winter. */
  private static final Map<Month, Double> SEASON =
      Map.of(
          Month.JANUARY, 0.92,
          Month.FEBRUARY, 0.94,
          Month.JULY, 1.05,
          Month.AUGUST, 1.06,
          Month.SEPTEMBER, 1.10,
          Month.OCTOBER, 1.08,
          Month.DECEMBER, 0.95);

  /**
   * A registration office.
   *
   * @param percent of the county's births
   * @param registrar the sign-in's own name for who works there
   * @param libraries those of the district where most of its families live
   */
  record Office(String code, int percent, String registrar, List<Library> libraries) {

    static List<Office> all(SamplePeople people) {
      return List.of(
          of("OXFORD", 30, "E07000178", people.named("registrar").subject()),
          of("BANBURY", 24, "E07000177", people.named("registrar-banbury").subject()),
          of("ABINGDON", 17, "E07000180", people.madeUp("registrar", 1).subject()),
          of("HENLEY", 16, "E07000179", people.madeUp("registrar", 2).subject()),
          of("WITNEY", 13, "E07000181", people.madeUp("registrar", 3).subject()));
    }

    private static Office of(String code, int percent, String district, String registrar) {
      var libraries =
          Library.seed().stream()
              .filter(library -> library.districtCode().equals(district))
              .toList();
      return new Office(code, percent, registrar, libraries);
    }

    Places places() {
      return Places.of(code);
    }

    /** Each library as often as it is large. */
    private List<Library> bySize() {
      return libraries.stream()
          .flatMap(each -> Collections.nCopies(size(each.code()), each).stream())
          .toList();
    }
  }

  /** Every day of every office, in order. */
  static List<SampleDay> all(SampleYear year) {
    var days = new ArrayList<SampleDay>();
    var offices = Office.all(year.people());
    var serial = FIRST_SERIAL;
    for (var day : year.workingDays()) {
      for (var office : offices) {
        var made = of(year, office, day, serial);
        serial += made.families().size();
        days.add(made);
      }
    }
    return days;
  }

  /** The last day of this office, if it has any. */
  static Optional<SampleDay> lastOf(String office, List<SampleDay> days) {
    return days.stream()
        .filter(day -> day.office().code().equals(office))
        .reduce((before, day) -> day);
  }

  /**
   * @param serial of the first card that is given out
   */
  private static SampleDay of(SampleYear year, Office office, LocalDate day, int serial) {
    var random = year.random("registrations", office.code(), day);
    var season = SEASON.getOrDefault(day.getMonth(), 1.0);
    var births = year.about(BIRTHS_A_DAY * office.percent() / 100 * season, random);
    var libraries = office.bySize();
    var families = new ArrayList<SampleFamily>();
    var count = some(births, takeUp(year, day), random);
    for (var i = 0; i < count; i++) {
      families.add(SampleFamily.of(serial + i, day, SampleYear.pick(libraries, random), random));
    }
    var others = births - families.size();
    var declined = some(others, OF_THE_OTHERS_DECLINED, random);
    var recent = day.isAfter(year.today().minusDays(DAYS_LATER_IS_OPEN));
    var later = recent && declined > 0 ? 1 : 0;
    var notOffered = some(others - declined, 0.5, random);
    return new SampleDay(office, day, births, families, declined - later, later, notOffered);
  }

  /** How many of these, each with this chance. */
  private static int some(int of, double chance, Random random) {
    return (int) random.doubles(of).filter(drawn -> drawn < chance).count();
  }

  /** How many families belong to a library, beside the others. */
  static int size(String library) {
    return LARGE.getOrDefault(library, 1);
  }

  private static double takeUp(SampleYear year, LocalDate day) {
    var first = year.firstDay().toEpochDay();
    var passed = (double) (day.toEpochDay() - first) / (year.today().toEpochDay() - first);
    return TAKE_UP_AT_FIRST + (TAKE_UP_AT_LAST - TAKE_UP_AT_FIRST) * passed;
  }
}
