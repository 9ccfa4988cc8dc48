package throughline.tracker.demo;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import throughline.contracts.places.Library;
import throughline.demo.SampleYear;
import throughline.tracker.entry.ImportFiles;
import throughline.tracker.entry.population.TakeStatistics;

/**
 * Who lives in the area of each library: by age in two estimates of which the later differs a
 * little, so that the share of children who are members is known, and by deprivation, household and
 * births. All of it is made up, and says so wherever it is shown.
 */
@ApplicationScoped
class SamplePopulation {

  private static final int DAYS_TO_ENTER = 6;
  private static final int SMALLEST = 350;
  private static final int SPREAD = 900;

  /** How many times as many live where a library serves a city or a large town. */
  private static final int TOWN = 3;

  private static final Set<String> TOWNS = Set.of("WEST", "BANB", "ABIN", "BICE", "WITN", "DIDC");
  private static final Set<String> DEPRIVED =
      Set.of("BLAC", "BART", "NEIT", "LITT", "BERI", "BANB", "COWL");

  /** People of every age, by how many times as many there are as children under 5. */
  private static final int PEOPLE = 17;

  private static final int DECILES = 10;
  private static final String SOURCE = "Made up for the demonstration, as %s might publish it";
  private static final List<String> HOUSEHOLDS =
      List.of(
          "One person aged 66 and over",
          "One person under 66",
          "Family with dependent children",
          "Family without dependent children",
          "Other households");
  private static final List<Double> OF_HOUSEHOLDS = List.of(0.9, 1.1, 2.1, 2.4, 0.6);

  private final TakeStatistics takeStatistics;

  SamplePopulation(TakeStatistics takeStatistics) {
    this.takeStatistics = takeStatistics;
  }

  void tell(SampleYear year) {
    var thisYear = year.today().getYear();
    var latest = year.today().isBefore(publication(thisYear - 1)) ? thisYear - 2 : thisYear - 1;
    ages(year, latest - 1);
    ages(year, latest);
    enter(year, "MHCLG", LocalDate.of(2025, 10, 30), deprivation(year));
    enter(year, "ONS", LocalDate.of(2023, 3, 28), households(year));
    enter(year, "ONS", publication(latest), births(year, latest - 1) + births(year, latest));
  }

  /** Estimates of a summer come out in the one after it. */
  private static LocalDate publication(int of) {
    return LocalDate.of(of + 1, 7, 15);
  }

  private void ages(SampleYear year, int of) {
    year.moveToDeskAfter(publication(of), DAYS_TO_ENTER);
    var rows = new StringBuilder();
    for (var library : Library.seed()) {
      var drift =
          year.random("population", library.code(), "drift").nextInt(SMALLEST / 10)
              * (of % 2 == 0 ? 1 : -1);
      bands(year, library)
          .forEach(
              (band, times) ->
                  row(rows, "Age", band, of, library, (children(year, library) + drift) * times));
    }
    enter(year, "ONS", publication(of), rows.toString());
  }

  private static Map<String, Integer> bands(SampleYear year, Library library) {
    var older = 3 + year.random("population", library.code(), "older").nextInt(4);
    var bands = new LinkedHashMap<String, Integer>();
    bands.put("0-4", 1);
    bands.put("5-14", 2);
    bands.put("15-24", 2);
    bands.put("15-99", 15);
    bands.put("25-64", 13 - older);
    bands.put("65-99", older);
    return bands;
  }

  private static int children(SampleYear year, Library library) {
    var size = TOWNS.contains(library.code()) ? TOWN : 1;
    return (SMALLEST + year.random("population", library.code()).nextInt(SPREAD)) * size;
  }

  private static String deprivation(SampleYear year) {
    var rows = new StringBuilder();
    for (var library : Library.seed()) {
      var most =
          DEPRIVED.contains(library.code())
              ? 2
              : 5 + year.random("population", library.code(), "decile").nextInt(5);
      var people = children(year, library) * PEOPLE;
      var left = people;
      for (int decile = 1; decile <= DECILES; decile++) {
        var here = Math.max(0, 3 - Math.abs(decile - most)) * people / 9;
        here = decile == DECILES ? left : Math.min(left, here);
        row(rows, "Deprivation", Integer.toString(decile), 2025, library, here);
        left -= here;
      }
    }
    return rows.toString();
  }

  private static String households(SampleYear year) {
    var rows = new StringBuilder();
    for (var library : Library.seed()) {
      for (int i = 0; i < HOUSEHOLDS.size(); i++) {
        var many = (int) (children(year, library) * OF_HOUSEHOLDS.get(i));
        row(rows, "Households", HOUSEHOLDS.get(i), 2021, library, many);
      }
    }
    return rows.toString();
  }

  private static String births(SampleYear year, int of) {
    var rows = new StringBuilder();
    for (var library : Library.seed()) {
      var drift = year.random("births", of, library.code()).nextInt(12);
      row(rows, "Births", "", of, library, children(year, library) / 5 + drift);
    }
    return rows.toString();
  }

  private static void row(
      StringBuilder rows, String statistic, String group, int of, Library library, int number) {
    rows.append("%s,%s,%d,%s,%d%n".formatted(statistic, group, of, library.code(), number));
  }

  private void enter(SampleYear year, String whose, LocalDate publishedOn, String rows) {
    var about = new ImportFiles.About(SOURCE.formatted(whose), "", publishedOn, true);
    var lead = year.people().named("strategy-lead").signedIn();
    try {
      var file = Files.createTempFile("statistics-", ".csv");
      try {
        Files.writeString(file, "Statistic,Group,Year,Place,People\n" + rows);
        takeStatistics.take(file, "statistics.csv", about, lead);
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
