package throughline.tracker.entry.population;

import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import throughline.platform.core.input.FieldError;
import throughline.platform.core.paging.PageRequest;
import throughline.platform.core.paging.Slice;
import throughline.platform.core.person.SignedIn;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.files.table.Rows;
import throughline.platform.files.table.TableLimits;
import throughline.platform.web.input.Form;
import throughline.platform.web.input.Option;
import throughline.tracker.entry.ManualEntry;
import throughline.tracker.entry.PlanData;
import throughline.tracker.entry.StaleEntry;
import throughline.tracker.shared.SheetErrors;

/** A strategy lead enters population estimates, by form or by file, or takes a year's back. */
@Singleton
public class EnterEstimates {

  private static final TableLimits LIMITS = TableLimits.USUAL.withRows(5_000);

  private final PlanData data;

  EnterEstimates(PlanData data) {
    this.data = data;
  }

  Slice<EstimateView> part(PageRequest page) {
    return Slice.part(all(), EstimateView::id, page);
  }

  private List<EstimateView> all() {
    return data.read(
        handle ->
            Populations.ageBands(data.measures(handle)).stream()
                .flatMap(band -> of(handle, band).stream())
                .toList());
  }

  private static List<EstimateView> of(Handle handle, String ageBand) {
    var years = new HashSet<Integer>();
    return Populations.history(handle, ageBand).versions().stream()
        .map(
            version -> new EstimateView(version, years.add(version.body().path("year").intValue())))
        .sorted((one, other) -> Integer.compare(other.year(), one.year()))
        .toList();
  }

  EstimateView one(String ageBand, int year) {
    return all().stream()
        .filter(view -> view.inForce() && !view.isWithdrawn())
        .filter(view -> view.ageBand().equals(ageBand) && view.year() == year)
        .findFirst()
        .orElseThrow(() -> new NotFound("estimate with this address"));
  }

  String without(EstimateView estimate) {
    return data.read(
        handle -> Populations.book(handle, estimate.ageBand()).without(estimate.year()));
  }

  List<Option> ageBands() {
    return data.read(handle -> Populations.ageBands(data.measures(handle))).stream()
        .map(band -> Option.of(band, band.replace("-", " to ")))
        .toList();
  }

  List<Option> districts() {
    return Areas.districts().stream()
        .map(code -> Option.of(ParseEstimate.field(code), Areas.name(code)))
        .toList();
  }

  void enter(Form form, SignedIn who) {
    data.record(
        who,
        (handle, person) ->
            checked(
                handle,
                List.of(ParseEstimate.read(form, Populations.ageBands(data.measures(handle)))),
                false));
  }

  public void enter(Form form, Path file, String name, SignedIn who) {
    var about = ParseEstimate.readAbout(form);
    data.record(
        who, (handle, person) -> checked(handle, estimates(handle, about, file, name), true));
  }

  private List<Estimate> estimates(
      Handle handle, ParseEstimate.About about, Path file, String name) {
    try (var rows = Rows.open(file, name, LIMITS)) {
      return new ParseEstimateFile(Populations.ageBands(data.measures(handle)), about).read(rows);
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
      var version = seen.computeIfAbsent(band, b -> Populations.history(handle, b).version());
      estimate
          .problem(book, data.today())
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

  void withdraw(String ageBand, int year, long seen, String typed, SignedIn who) {
    data.recordOne(
        who,
        handle -> {
          var book = Populations.book(handle, ageBand);
          var inForce = book.year(year).orElseThrow(() -> new NotFound("estimate of this year"));
          StaleEntry.throwUnlessSeen(Populations.version(handle, ageBand, year), seen);
          var reason = PlanData.reason(typed, "Say why the estimate is withdrawn");
          book.remove(year);
          var withdrawn =
              new Estimate(ageBand, year, inForce.publishedOn(), "withdrawn", reason, Map.of());
          return Populations.fact(Populations.history(handle, ageBand).version(), withdrawn, book);
        });
  }
}
