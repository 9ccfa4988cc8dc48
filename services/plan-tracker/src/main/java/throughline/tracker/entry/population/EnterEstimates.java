package throughline.tracker.entry.population;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import throughline.platform.core.paging.PageRequest;
import throughline.platform.core.paging.Slice;
import throughline.platform.core.person.SignedIn;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.web.input.Form;
import throughline.platform.web.input.Option;
import throughline.tracker.entry.EntryHistory;
import throughline.tracker.entry.ImportFiles;
import throughline.tracker.entry.ManualEntry;
import throughline.tracker.entry.PlanData;
import throughline.tracker.entry.StaleEntry;
import throughline.tracker.shared.SheetErrors;

/** A strategy lead enters population estimates, by form, or takes a year's back. */
@Singleton
public class EnterEstimates {

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
        (handle, person) -> {
          var typed = ParseEstimate.read(form, Populations.ageBands(data.measures(handle)));
          var errors = new SheetErrors();
          var book = Populations.book(handle, typed.ageBand());
          typed.problem(book, data.today()).ifPresent(errors::add);
          errors.throwIfAny();
          book.put(typed);
          var version = Populations.history(handle, typed.ageBand()).version();
          return List.of(Populations.fact(version, typed, book));
        });
  }

  /** What is new in a file becomes facts; each estimate a line, what is as before too. */
  static List<ManualEntry> checked(
      Handle handle,
      List<Estimate> estimates,
      LocalDate today,
      SheetErrors errors,
      List<TakeStatistics.Line> lines) {
    var histories = Populations.histories(handle);
    var books = new HashMap<String, PopulationBook>();
    var seen = new HashMap<String, Long>();
    var facts = new ArrayList<ManualEntry>();
    for (var estimate : estimates) {
      var band = estimate.ageBand();
      var history = histories.getOrDefault(band, EntryHistory.none());
      var book = books.computeIfAbsent(band, b -> PopulationBook.of(history));
      var version = seen.computeIfAbsent(band, b -> history.version());
      var before = book.year(estimate.year());
      var same = before.filter(estimate::isIn).isPresent();
      lines.add(line(estimate, before, same));
      if (!same) {
        estimate
            .problem(book, today)
            .ifPresent(error -> errors.wrong(estimate.words() + ": " + error.message()));
        book.put(estimate);
        facts.add(Populations.fact(version, estimate, book));
        seen.put(band, version + 1);
      }
    }
    return facts;
  }

  private static TakeStatistics.Line line(
      Estimate estimate, Optional<PopulationBook.Year> before, boolean same) {
    return TakeStatistics.Line.of(
        estimate.words(),
        estimate.people().size(),
        PopulationBook.total(estimate.people()),
        before.map(year -> PopulationBook.total(year.people())).orElse(null),
        same);
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
              new Estimate(
                  ageBand,
                  year,
                  new ImportFiles.About("withdrawn", reason, inForce.publishedOn(), false),
                  Map.of());
          return Populations.fact(Populations.history(handle, ageBand).version(), withdrawn, book);
        });
  }
}
