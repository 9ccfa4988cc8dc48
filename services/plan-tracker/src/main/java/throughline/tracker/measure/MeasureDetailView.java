package throughline.tracker.measure;

import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import throughline.tracker.figure.MeasureHistory;
import throughline.tracker.rule.Measure;
import throughline.tracker.target.Standing;

/** A measure with its history, its places and what it is split by, as known at a day. */
record MeasureDetailView(
    MeasureView measure,
    LocalDate knownAt,
    @Schema(description = "Oldest first; quarters or years of what is reported for them by hand")
        List<FigureView> months,
    List<PlaceView> places,
    List<SplitView> splits) {

  /** The figure of a place; the code is empty where the events state none. */
  record PlaceView(String place, long value, String text) {}

  /** The figure by the values of a field of the events. */
  record SplitView(String field, List<PartView> parts) {

    static SplitView of(MeasureHistory.Split split) {
      return new SplitView(split.field(), split.parts().stream().map(PartView::of).toList());
    }
  }

  /** What one value has of the figure. */
  record PartView(String is, long value, String text) {

    static PartView of(MeasureHistory.Part part) {
      return new PartView(part.value(), part.figure().value(), part.figure().text());
    }
  }

  static MeasureDetailView of(MeasureHistory history, Standing standing) {
    return new MeasureDetailView(
        MeasureView.of(history.measure(), history.headline(), standing),
        history.knownAt(),
        history.timeline().stream().map(FigureView::of).toList(),
        history.places().stream()
            .map(
                place -> new PlaceView(place.code(), place.figure().value(), place.figure().text()))
            .toList(),
        history.splits().stream().map(SplitView::of).toList());
  }

  static MeasureDetailView withoutData(Measure measure, Standing standing, LocalDate knownAt) {
    return new MeasureDetailView(
        MeasureView.of(measure, null, standing), knownAt, List.of(), List.of(), List.of());
  }
}
