package throughline.tracker.figure.library;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import throughline.contracts.places.Library;
import throughline.platform.web.chart.Chart;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.engine.rule.MeasureVersion;
import throughline.tracker.figure.Figure;
import throughline.tracker.figure.FigureAddress;
import throughline.tracker.figure.FigurePart;
import throughline.tracker.figure.FigureSource;
import throughline.tracker.figure.FigureText;
import throughline.tracker.figure.KnowledgePosition;
import throughline.tracker.figure.NowKnown;
import throughline.tracker.figure.TimelineChart;
import throughline.tracker.intake.source.Freshness;

/**
 * What the measures come to at a library.
 *
 * @param position what exactly was known, so that every figure opens into the lines of then
 * @param without the measures that split by place and have none there
 * @param course one of the measures over time; null if none has a figure
 */
record LibraryFigures(
    Library library,
    LocalDate day,
    KnowledgePosition position,
    List<LibraryLine> lines,
    List<Measure> without,
    Course course,
    Freshness freshness,
    NowKnown now) {

  record Course(MeasureVersion version, String place, List<Figure> figures) {

    public Measure measure() {
      return version.measure();
    }

    public String title() {
      var over = FigureSource.of(version).timelineTitle();
      return "%s at %s, %s"
          .formatted(
              measure().title(), place, over.substring(0, 1).toLowerCase() + over.substring(1));
    }

    public Chart chart() {
      return TimelineChart.of(title(), measure().unit(), figures);
    }

    public String provisionalNote() {
      return FigureText.provisional(version, figures);
    }

    public List<Figure> newestFirst() {
      var reversed = new ArrayList<>(figures);
      Collections.reverse(reversed);
      return reversed;
    }

    public String keyOf(Figure figure) {
      return measure().id() + "-from-" + figure.period().from();
    }
  }

  public FigureAddress addressOf(MeasureVersion version, Figure figure) {
    return figure.hasValue() && !version.isShare()
        ? FigureAddress.headline(version.measure(), day, position)
            .of(FigurePart.ofPlace(library.code()))
            .in(figure.period())
        : null;
  }
}
