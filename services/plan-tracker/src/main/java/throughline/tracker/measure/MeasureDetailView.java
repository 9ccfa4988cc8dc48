package throughline.tracker.measure;

import java.time.LocalDate;
import java.util.List;
import throughline.tracker.figure.MeasureHistory;

/** A measure with its history and places, as known at a day. */
record MeasureDetailView(
    MeasureView measure, LocalDate knownAt, List<FigureView> months, List<PlaceView> places) {

  /** The figure of a place; the code is empty where the events state none. */
  record PlaceView(String place, long value, String text) {}

  static MeasureDetailView of(MeasureHistory history) {
    return new MeasureDetailView(
        MeasureView.of(history.measure(), history.headline()),
        history.knownAt(),
        history.months().stream().map(FigureView::of).toList(),
        history.places().stream()
            .map(
                place -> new PlaceView(place.code(), place.figure().value(), place.figure().text()))
            .toList());
  }

  static MeasureDetailView withoutData(Measure measure, LocalDate knownAt) {
    return new MeasureDetailView(MeasureView.of(measure, null), knownAt, List.of(), List.of());
  }
}
