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
    var figures = Figures.read(handle, questions(versions, day), day).iterator();
    var timelines = new HashMap<String, List<Figure>>();
    for (var version : versions) {
      var timeline = new ArrayList<Figure>();
      FigureSource.of(version).timeline(day).forEach(period -> timeline.add(figures.next()));
      timelines.put(version.measure().id(), timeline);
    }
    return timelines;
  }

  public static List<FigureQuestion> questions(List<MeasureVersion> versions, LocalDate day) {
    return versions.stream()
        .flatMap(
            version ->
                FigureSource.of(version).timeline(day).stream()
                    .map(period -> new FigureQuestion(version, period)))
        .toList();
  }
}
