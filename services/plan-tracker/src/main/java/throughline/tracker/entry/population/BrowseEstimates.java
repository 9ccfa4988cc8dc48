package throughline.tracker.entry.population;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import org.jdbi.v3.core.Handle;
import throughline.platform.core.paging.PageRequest;
import throughline.platform.core.paging.Slice;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.web.input.Option;
import throughline.tracker.engine.database.ReadOnlyTransactions;
import throughline.tracker.engine.rule.MeasureStore;

/** Reads the population estimates that were entered, and what their forms offer. */
@Singleton
class BrowseEstimates {

  private final ReadOnlyTransactions snapshots;
  private final MeasureStore measures;

  BrowseEstimates(ReadOnlyTransactions snapshots, MeasureStore measures) {
    this.snapshots = snapshots;
    this.measures = measures;
  }

  Slice<EstimateView> part(PageRequest page) {
    return Slice.part(all(), EstimateView::id, page);
  }

  private List<EstimateView> all() {
    return snapshots.read(
        handle ->
            Populations.ageBands(handle, measures).stream()
                .flatMap(band -> of(handle, band).stream())
                .toList());
  }

  private static List<EstimateView> of(Handle handle, String ageBand) {
    var versions = new ArrayList<>(Populations.versions(handle, ageBand));
    Collections.reverse(versions);
    var years = new HashSet<Integer>();
    return versions.stream()
        .map(version -> EstimateView.of(version, years.add(version.body().path("year").intValue())))
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
    return snapshots.read(
        handle -> Populations.book(handle, estimate.ageBand()).without(estimate.year()));
  }

  List<Option> ageBands() {
    return snapshots.read(handle -> Populations.ageBands(handle, measures)).stream()
        .map(band -> Option.of(band, band.replace("-", " to ")))
        .toList();
  }

  List<Option> districts() {
    return Areas.districts().stream()
        .map(code -> Option.of(ParseEstimate.field(code), Areas.name(code)))
        .toList();
  }
}
