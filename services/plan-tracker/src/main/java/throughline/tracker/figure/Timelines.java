package throughline.tracker.figure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import throughline.tracker.engine.rule.MeasureVersion;

/** The last periods of many measures, for small lines: one query for each kind of source. */
public final class Timelines {

  private Timelines() {}

  /** Oldest first, by the measure. */
  public static Map<String, List<Figure>> read(
      Handle handle, List<MeasureVersion> versions, LocalDate day) {
    return read(handle, versions, null, day);
  }

  /**
   * @param place the code of the only place that is meant; null for all
   */
  public static Map<String, List<Figure>> read(
      Handle handle, List<MeasureVersion> versions, String place, LocalDate day) {
    var asked = questions(versions, day).stream().map(question -> question.at(place)).toList();
    var figures = Figures.read(handle, asked, day).iterator();
    var timelines = new HashMap<String, List<Figure>>();
    for (var version : versions) {
      var timeline = new ArrayList<Figure>();
      FigureSource.of(version).timeline(day).forEach(period -> timeline.add(figures.next()));
      timelines.put(version.measure().id(), timeline);
    }
    return timelines;
  }

  /**
   * As a small line draws them: what adds up is drawn of times that are over, since half a month is
   * no fall.
   */
  public static List<Double> points(MeasureVersion version, List<Figure> timeline) {
    boolean adds = FigureSource.of(version).growsFromZero(version.measure().unit());
    var points = new ArrayList<Double>();
    for (var figure : timeline) {
      if (!adds || !figure.isSoFar()) {
        points.add(figure.hasValue() ? TimelineChart.amount(figure) : null);
      }
    }
    return points;
  }

  private static List<FigureQuestion> questions(List<MeasureVersion> versions, LocalDate day) {
    return versions.stream()
        .flatMap(
            version ->
                FigureSource.of(version).timeline(day).stream()
                    .map(period -> new FigureQuestion(version, period)))
        .toList();
  }
}
