package throughline.membership.demo;

import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import throughline.contracts.places.Library;
import throughline.platform.demo.DemoYear;
import throughline.platform.demo.Weighted;

/**
 * A day at a registration office.
 *
 * @param births how many are registered
 * @param families those of them who take a card
 * @param declined how many do not want one
 * @param later how many want to think about it, and do still
 * @param notOffered how many nobody asked; of a few nothing is recorded
 */
record MadeUpDay(
    MadeUpOffice office,
    LocalDate day,
    int births,
    List<MadeUpFamily> families,
    int declined,
    int later,
    int notOffered) {

  private static final double BIRTHS_A_DAY = 6_000 / 252.0;
  private static final double TAKE_UP_AT_FIRST = 0.58;
  private static final double TAKE_UP_AT_LAST = 0.72;
  private static final double OF_THE_OTHERS_DECLINED = 0.8;
  private static final int DAYS_LATER_IS_OPEN = 10;

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
   * @param serial of the first card that is given out
   */
  static MadeUpDay of(DemoYear year, MadeUpOffice office, LocalDate day, int serial) {
    var random = year.random("registrations", office.code(), day);
    var season = SEASON.getOrDefault(day.getMonth(), 1.0);
    var births = year.about(BIRTHS_A_DAY * office.percent() / 100 * season, random);
    var families = families(year, office, day, serial, births, random);
    var others = births - families.size();
    var declined = some(others, OF_THE_OTHERS_DECLINED, random);
    var recent = day.isAfter(year.today().minusDays(DAYS_LATER_IS_OPEN));
    var later = recent && declined > 0 ? 1 : 0;
    var notOffered = some(others - declined, 0.5, random);
    return new MadeUpDay(office, day, births, families, declined - later, later, notOffered);
  }

  /** Children who are alike are found when the second of them is enrolled. */
  Set<?> shared() {
    return families.stream().flatMap(MadeUpFamily::alike).collect(Collectors.toSet());
  }

  private static List<MadeUpFamily> families(
      DemoYear year, MadeUpOffice office, LocalDate day, int serial, int births, Random random) {
    var libraries = Weighted.by(office.libraries(), MadeUpDay::size);
    var families = new ArrayList<MadeUpFamily>();
    var count = some(births, takeUp(year, day), random);
    for (var i = 0; i < count; i++) {
      families.add(MadeUpFamily.of(serial + i, day, libraries.pick(random), random));
    }
    return families;
  }

  /** How many of these, each with this chance. */
  private static int some(int of, double chance, Random random) {
    return (int) random.doubles(of).filter(drawn -> drawn < chance).count();
  }

  private static double takeUp(DemoYear year, LocalDate day) {
    var passed =
        (double) (day.toEpochDay() - year.firstDay().toEpochDay())
            / (year.today().toEpochDay() - year.firstDay().toEpochDay());
    return TAKE_UP_AT_FIRST + (TAKE_UP_AT_LAST - TAKE_UP_AT_FIRST) * passed;
  }

  private static int size(Library library) {
    return LibrarySizes.of(library.code());
  }
}
