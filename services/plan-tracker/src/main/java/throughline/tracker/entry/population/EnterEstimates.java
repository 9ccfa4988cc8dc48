package throughline.tracker.entry.population;

import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.jdbi.v3.core.Handle;
import throughline.platform.core.input.FieldError;
import throughline.platform.core.person.SignedIn;
import throughline.platform.core.time.London;
import throughline.platform.files.table.Rows;
import throughline.platform.files.table.TableLimits;
import throughline.platform.web.input.Form;
import throughline.tracker.engine.rule.MeasureStore;
import throughline.tracker.entry.ManualEntry;
import throughline.tracker.entry.RecordEntry;
import throughline.tracker.shared.SheetErrors;

/** A strategy lead enters population estimates: one by form, or as many as a file holds. */
@Singleton
public class EnterEstimates {

  private static final TableLimits LIMITS = TableLimits.USUAL.withRows(5_000);

  private final RecordEntry ownFacts;
  private final MeasureStore measures;
  private final Clock clock;

  EnterEstimates(RecordEntry ownFacts, MeasureStore measures, Clock clock) {
    this.ownFacts = ownFacts;
    this.measures = measures;
    this.clock = clock;
  }

  void enter(Form form, SignedIn who) {
    ownFacts.record(
        who,
        handle ->
            checked(
                handle,
                List.of(ParseEstimate.read(form, Populations.ageBands(handle, measures))),
                false));
  }

  public void enter(Form form, Path file, String name, SignedIn who) {
    var about = ParseEstimate.readAbout(form);
    ownFacts.record(who, handle -> checked(handle, estimates(handle, about, file, name), true));
  }

  private List<Estimate> estimates(
      Handle handle, ParseEstimate.About about, Path file, String name) {
    try (var rows = Rows.open(file, name, LIMITS)) {
      return new ParseEstimateFile(Populations.ageBands(handle, measures), about).read(rows);
    }
  }

  private List<ManualEntry> checked(Handle handle, List<Estimate> estimates, boolean ofFile) {
    var books = new HashMap<String, PopulationBook>();
    var seen = new HashMap<String, Long>();
    var facts = new ArrayList<ManualEntry>();
    var errors = new SheetErrors();
    for (var estimate : estimates) {
      var band = estimate.ageBand();
      var book = books.computeIfAbsent(band, b -> Populations.book(handle, b));
      var version = seen.computeIfAbsent(band, b -> Populations.version(handle, b));
      CheckEstimate.problem(estimate, book, London.today(clock))
          .ifPresent(error -> errors.add(ofFile ? atFile(estimate, error) : error));
      book.put(estimate);
      facts.add(Populations.fact(version, estimate, book));
      seen.put(band, version + 1);
    }
    errors.throwIfAny();
    return facts;
  }

  private static FieldError atFile(Estimate estimate, FieldError error) {
    return new FieldError("file", estimate.words() + ": " + error.message());
  }
}
