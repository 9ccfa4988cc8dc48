package throughline.tracker.demo;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import throughline.contracts.places.Library;
import throughline.demo.SampleYear;
import throughline.platform.web.input.Form;
import throughline.tracker.entry.population.EnterEstimates;

/**
 * How many people of some ages live in the area of each library, by two estimates of which the
 * later differs a little: so the share of children who are members is known, also of each library,
 * and what the share of young volunteers is held against.
 */
@ApplicationScoped
class SamplePopulation {

  /** Each by how many times as many there are as children under 5. */
  private static final Map<String, Integer> AGE_BANDS =
      new TreeMap<>(Map.of("0-4", 1, "15-24", 2, "15-99", 15));

  private static final int DAYS_TO_ENTER = 6;
  private static final int SMALLEST = 350;
  private static final int SPREAD = 900;

  /** How many times as many live where a library serves a city or a large town. */
  private static final int TOWN = 3;

  private static final Set<String> TOWNS = Set.of("WEST", "BANB", "ABIN", "BICE", "WITN", "DIDC");

  private static final String SOURCE = "Made up for the demonstration, as ONS might publish it";

  private final EnterEstimates enterEstimates;

  SamplePopulation(EnterEstimates enterEstimates) {
    this.enterEstimates = enterEstimates;
  }

  void tell(SampleYear year) {
    var thisYear = year.today().getYear();
    var latest = year.today().isBefore(publication(thisYear - 1)) ? thisYear - 2 : thisYear - 1;
    enter(year, latest - 1);
    enter(year, latest);
  }

  /** Estimates of a summer come out in the one after it. */
  private static LocalDate publication(int of) {
    return LocalDate.of(of + 1, 7, 15);
  }

  private void enter(SampleYear year, int of) {
    year.moveToDeskAfter(publication(of), DAYS_TO_ENTER);
    var form =
        Form.startingWith(Map.of("publishedOn", publication(of).toString(), "source", SOURCE));
    var lead = year.people().named("strategy-lead").signedIn();
    try {
      var file = Files.createTempFile("population-", ".csv");
      try {
        Files.writeString(file, rows(year, of));
        enterEstimates.enter(form, file, "population.csv", lead);
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String rows(SampleYear year, int of) {
    var rows = new StringBuilder("Age band,Year,Place,People\n");
    for (var library : Library.seed()) {
      var random = year.random("population", library.code());
      var size = TOWNS.contains(library.code()) ? TOWN : 1;
      var people = (SMALLEST + random.nextInt(SPREAD)) * size;
      var drift = random.nextInt(SMALLEST / 10) * (of % 2 == 0 ? 1 : -1);
      AGE_BANDS.forEach(
          (band, times) ->
              rows.append(
                  "%s,%d,%s,%d%n".formatted(band, of, library.code(), (people + drift) * times)));
    }
    return rows.toString();
  }
}
