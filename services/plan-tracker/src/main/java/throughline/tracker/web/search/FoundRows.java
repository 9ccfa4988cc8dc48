package throughline.tracker.web.search;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import throughline.tracker.engine.plan.ActionPlan;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.engine.rule.Measures;
import throughline.tracker.plan.milestone.MilestoneView;
import throughline.tracker.plan.milestone.Milestones;
import throughline.tracker.web.row.MeasureRows;
import throughline.tracker.web.row.ProgressRow;

/** What was found, of which measures and milestones say how they stand. */
record FoundRows(Found found, List<ProgressRow> rows, List<Entry> others, LocalDate day) {

  /** The best of them; the others are found by a narrower search. */
  private static final int MOST = 10;

  private static final String MEASURES = "/measures/";
  private static final String MILESTONES = "/milestones/";

  static FoundRows read(
      Handle handle, ActionPlan plan, Measures all, Found found, LocalDate day, Instant now) {
    var best = found.shown().stream().filter(FoundRows::hasRow).limit(MOST).toList();
    var measures =
        best.stream()
            .filter(entry -> entry.path().startsWith(MEASURES))
            .flatMap(entry -> all.find(id(entry)).stream())
            .filter(measure -> !measure.isEstimate())
            .collect(Collectors.toMap(Measure::id, Function.identity()));
    var rows = MeasureRows.read(handle, all, List.copyOf(measures.values()), day, now);
    var milestones =
        Milestones.all(handle, plan, day).stream()
            .collect(Collectors.toMap(MilestoneView::id, Function.identity()));
    var shown =
        best.stream()
            .map(
                entry -> {
                  if (entry.path().startsWith(MILESTONES)) {
                    return rows.rows().of(milestones.get(id(entry)));
                  }
                  var measure = measures.get(id(entry));
                  return measure == null ? null : rows.of(measure);
                })
            .filter(Objects::nonNull)
            .toList();
    var keys = shown.stream().map(ProgressRow::path).toList();
    return new FoundRows(
        found,
        shown,
        found.shown().stream().filter(entry -> !keys.contains(entry.path())).toList(),
        day);
  }

  public boolean startsWithRows() {
    return !rows.isEmpty() && hasRow(found.entries().get(0));
  }

  private static boolean hasRow(Entry entry) {
    var path = entry.path();
    return path.indexOf('/', 1) == path.lastIndexOf('/')
        && (path.startsWith(MEASURES) || path.startsWith(MILESTONES));
  }

  private static String id(Entry entry) {
    return entry.path().substring(entry.path().lastIndexOf('/') + 1);
  }
}
