package throughline.tracker.engine.rebuild;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import throughline.tracker.engine.measurefile.BadMeasureFile;
import throughline.tracker.engine.measurefile.MeasureText;
import throughline.tracker.engine.measurefile.MistypedMeasure;
import throughline.tracker.engine.rule.Measure;

/**
 * The versions that were proposed and approved in the product. A file that knows only earlier ones
 * does not take them back; one with a higher number does.
 */
final class ApprovedHere {

  private static final String LATEST =
      """
      SELECT DISTINCT ON (measure) measure, entry
        FROM measure_version
       WHERE entry IS NOT NULL AND version IS NOT NULL
       ORDER BY measure, version DESC
      """;

  /** Those that no file ever had, so that none has left them out. */
  private static final String ADDED =
      """
      SELECT measure FROM measure_version
       WHERE version IS NOT NULL
       GROUP BY measure HAVING bool_and(entry IS NOT NULL) ORDER BY min(measure_version_id)
      """;

  private ApprovedHere() {}

  static List<Measure> over(Handle handle, List<Measure> file) {
    var approved = latest(handle);
    var all = new ArrayList<Measure>();
    for (var measure : file) {
      var here = approved.remove(measure.id());
      all.add(here == null || here.version() < measure.version() ? measure : here);
    }
    handle.createQuery(ADDED).mapTo(String.class).stream()
        .flatMap(id -> Optional.ofNullable(approved.get(id)).stream())
        .forEach(all::add);
    return all;
  }

  private static Map<String, Measure> latest(Handle handle) {
    var approved = new HashMap<String, Measure>();
    handle
        .createQuery(LATEST)
        .mapTo(Approved.class)
        .forEach(latest -> approved.put(latest.measure(), latest.read()));
    return approved;
  }

  private record Approved(String measure, String entry) {

    Measure read() {
      try {
        return MeasureText.read(entry, anything -> {});
      } catch (MistypedMeasure outdated) {
        throw new BadMeasureFile(
            "measure %s as it was approved in the product cannot be counted by this release (%s): give it a higher version here"
                .formatted(measure, outdated.getMessage()));
      }
    }
  }
}
