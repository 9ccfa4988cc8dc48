package throughline.tracker.demo;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import throughline.contracts.places.Library;
import throughline.platform.core.person.SignedIn;
import throughline.platform.demo.DemoPart;
import throughline.platform.demo.DemoPeople;
import throughline.platform.demo.DemoStory;
import throughline.platform.demo.DemoTime;
import throughline.platform.demo.DemoYear;
import throughline.platform.demo.Tally;
import throughline.platform.web.input.Form;
import throughline.tracker.entry.population.EnterEstimates;

/**
 * How many children under 5 live in the area of each library, by two estimates of which the later
 * differs a little: so the share of them who are members is known, also of each library.
 */
@ApplicationScoped
class MadeUpPopulation implements DemoPart {

  private static final String AGE_BAND = "0-4";
  private static final int DAYS_TO_ENTER = 6;
  private static final int SMALLEST = 350;
  private static final int SPREAD = 900;

  /** Where a library serves a city or a large town. */
  private static final int TOWN = 3;

  private static final Set<String> TOWNS = Set.of("WEST", "BANB", "ABIN", "BICE", "WITN", "DIDC");

  private static final String SOURCE = "Made up for the demonstration, as ONS might publish it";

  private final EnterEstimates enterEstimates;

  MadeUpPopulation(EnterEstimates enterEstimates) {
    this.enterEstimates = enterEstimates;
  }

  @Override
  public List<DemoStory> stories(DemoYear year, DemoPeople people, Tally tally) {
    var lead = people.named("strategy-lead").signedIn();
    int latest = lastPublished(year.today());
    return List.of(
        time -> {
          enter(year, latest - 1, time, lead);
          enter(year, latest, time, lead);
        });
  }

  /** Estimates of a summer come out in the one after it. */
  private static int lastPublished(LocalDate today) {
    return today.isBefore(publication(today.getYear() - 1))
        ? today.getYear() - 2
        : today.getYear() - 1;
  }

  private static LocalDate publication(int of) {
    return LocalDate.of(of + 1, 7, 15);
  }

  private void enter(DemoYear year, int of, DemoTime time, SignedIn lead) {
    time.moveTo(MadeUpDays.after(publication(of), DAYS_TO_ENTER, year));
    var form =
        Form.startingWith(Map.of("publishedOn", publication(of).toString(), "source", SOURCE));
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

  private static String rows(DemoYear year, int of) {
    var rows = new StringBuilder("Age band,Year,Place,People\n");
    for (var library : Library.seed()) {
      var random = year.random("population", library.code());
      int people = (SMALLEST + random.nextInt(SPREAD)) * (isTown(library) ? TOWN : 1);
      int drift = random.nextInt(SMALLEST / 10) * (of % 2 == 0 ? 1 : -1);
      rows.append("%s,%d,%s,%d%n".formatted(AGE_BAND, of, library.code(), people + drift));
    }
    return rows.toString();
  }

  private static boolean isTown(Library library) {
    return TOWNS.contains(library.code());
  }
}
