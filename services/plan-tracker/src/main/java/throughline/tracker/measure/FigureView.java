package throughline.tracker.measure;

import java.time.LocalDate;
import throughline.tracker.figure.Figure;

/** A figure for programs: the value is in the measure's unit. */
record FigureView(String label, LocalDate from, LocalDate lastDay, long value, String text) {

  static FigureView of(Figure figure) {
    var period = figure.period();
    return new FigureView(
        period.label(), period.from(), period.lastDay(), figure.value(), figure.text());
  }
}
