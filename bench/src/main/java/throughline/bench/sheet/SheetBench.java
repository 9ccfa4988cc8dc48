package throughline.bench.sheet;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import throughline.bench.Profile;
import throughline.bench.report.Findings;
import throughline.bench.report.Goal;
import throughline.bench.report.Result;
import throughline.bench.suite.MeasurementFailed;
import throughline.bench.suite.SignedInBrowser;
import throughline.bench.suite.Suite;
import throughline.client.CardNumbers;
import throughline.contracts.places.Library;
import throughline.local.Realm;
import throughline.local.SuiteService;

/** A registrar's spreadsheet of 20,000 rows, from sending it to the last child enrolled. */
public final class SheetBench {

  private static final int ROWS = 20_000;
  private static final int FIRST_SERIAL = 70_000_000;
  private static final Goal GOAL = Goal.below(60);
  private static final Duration LONGEST = Duration.ofMinutes(10);
  private static final Duration LOOK = Duration.ofMillis(200);
  private static final ZoneId LONDON = ZoneId.of("Europe/London");

  private static final String TAKEN =
      "SELECT count(*) FROM vault.import_row WHERE file_id = ?::uuid AND taken_at IS NOT NULL";

  private final Suite suite;
  private final Profile profile;
  private final CardNumbers cards = new CardNumbers(FIRST_SERIAL);

  public SheetBench(Suite suite, Profile profile) {
    this.suite = suite;
    this.profile = profile;
  }

  /** Seconds until the preview is there, and from the button until all are enrolled. */
  private record Took(double preview, double enrolment) {}

  public Findings measure() throws Exception {
    var address = suite.address(SuiteService.MEMBERSHIP) + "/files/new";
    var browser = SignedInBrowser.open(address, Realm.person("registrar"));
    var rounds = new ArrayList<Took>();
    for (var round = 0; round < Math.min(2, profile.rounds()); round++) {
      rounds.add(round(browser, address));
    }
    return new Findings(
        List.of(
            Result.alone("sheet-preview", "a file's preview", "s", all(rounds, Took::preview)),
            Result.alone(
                "sheet-enrolment", "a file's enrolment", "s", all(rounds, Took::enrolment)),
            Result.alone(
                    "sheet",
                    "a file, from sending it to the last child enrolled",
                    "s",
                    all(rounds, took -> took.preview() + took.enrolment()))
                .with(GOAL)),
        List.of(
            "Sheet: %,d rows of CSV, all new, each with its card; the service has %s. Every row is checked to have become a child."
                .formatted(ROWS, heap())));
  }

  private Took round(SignedInBrowser browser, String address) throws Exception {
    var csv =
        SheetOfBirths.csv(
            ROWS,
            UUID.randomUUID().toString(),
            Library.seed().get(0).code(),
            LocalDate.now(LONDON),
            cards);
    var form = browser.page(address);
    var start = System.nanoTime();
    var file = browser.upload(address, form, "file", "births.csv", csv);
    var preview = await(browser, file, "What the rows come to");
    var checked = System.nanoTime();
    browser.send(file, preview, Map.of());
    await(browser, file, "Enrolled:");
    var enrolled = System.nanoTime();
    expectAll(file.substring(file.lastIndexOf('/') + 1));
    return new Took((checked - start) / 1e9, (enrolled - checked) / 1e9);
  }

  private static String await(SignedInBrowser browser, String file, String words) throws Exception {
    var end = System.nanoTime() + LONGEST.toNanos();
    var page = browser.page(file);
    while (!page.contains(words)) {
      if (System.nanoTime() > end) {
        throw new MeasurementFailed("The file did not come to \"%s\"".formatted(words));
      }
      LockSupport.parkNanos(LOOK.toNanos());
      page = browser.page(file);
    }
    return page;
  }

  private void expectAll(String file) throws Exception {
    try (var database = suite.connect(SuiteService.MEMBERSHIP);
        var statement = database.prepareStatement(TAKEN)) {
      statement.setString(1, file);
      try (var row = statement.executeQuery()) {
        row.next();
        if (row.getInt(1) != ROWS) {
          throw new MeasurementFailed(
              "Of %,d rows %,d became a child".formatted(ROWS, row.getInt(1)));
        }
      }
    }
  }

  private String heap() {
    var words = suite.process(SuiteService.MEMBERSHIP.folder()).info().arguments();
    return words
        .flatMap(all -> Arrays.stream(all).filter(word -> word.startsWith("-Xmx")).findFirst())
        .orElse("the heap that ./run gives it");
  }

  private static List<Double> all(List<Took> rounds, Function<Took, Double> figure) {
    return rounds.stream().map(figure).toList();
  }
}
