package throughline.tracker.release;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import throughline.contracts.places.Library;
import throughline.tracker.engine.plan.ActionPlan;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.engine.rule.MeasureKind;
import throughline.tracker.engine.rule.MeasureStore;
import throughline.tracker.engine.rule.MeasureVersion;
import throughline.tracker.engine.rule.Measures;
import throughline.tracker.engine.rule.Unit;
import throughline.tracker.figure.PlaceNames;
import throughline.tracker.release.disclosure.DisclosureRule;
import throughline.tracker.shared.TrackerConfig;

/** Makes what a release says from what was known on a day: the same each time. */
@Singleton
class MakeContent {

  private final MeasureStore measures;
  private final ActionPlan plan;
  private final Map<String, String> peopleBehind;

  @Inject
  MakeContent(MeasureStore measures, ActionPlan plan, TrackerConfig config) {
    this(measures, plan, config.release().peopleBehind());
  }

  MakeContent(MeasureStore measures, ActionPlan plan, Map<String, String> peopleBehind) {
    this.measures = measures;
    this.plan = plan;
    this.peopleBehind = peopleBehind;
  }

  ReleaseContent make(
      Handle handle, LocalDate coversTo, LocalDate knownOn, List<ReleaseContent> earlier) {
    var all = measures.read(handle);
    var versions = all.versionsOn(knownOn);
    var told =
        new TellFigures(
            CountFigures.read(handle, versions, coversTo, knownOn), peopleBehind, earlier);
    var changes = new ArrayList<Published.Change>();
    var before = earlier.isEmpty() ? null : earlier.get(earlier.size() - 1).seen();
    var cells = new ArrayList<Published.Cell>();
    var since = new Since(before);
    versions.forEach(
        version -> told.cells(version).forEach(cell -> cells.add(since.marked(cell, changes))));
    var progress =
        new ReadProgress(handle, all, plan, coversTo, knownOn)
            .read(id -> all.version(id, knownOn).map(told::cells).orElse(List.of()));
    return new ReleaseContent(
        new ReleaseContent.Seen(
            coversTo,
            knownOn,
            DisclosureRule.WORDS,
            priorities(),
            places(cells),
            rows(all, versions),
            cells,
            progress,
            changes),
        told.exact());
  }

  /** What the release before said of the same days. */
  static final class Since {

    private final Map<List<Object>, Published.Cell> before = new HashMap<>();

    private Since(ReleaseContent.Seen seen) {
      if (seen != null) {
        seen.cells().forEach(cell -> before.put(key(cell), cell));
      }
    }

    static List<Object> key(Published.Cell cell) {
      return List.of(
          cell.measure(),
          cell.place(),
          cell.breakdown(),
          cell.breakdownGroup(),
          cell.fromOn(),
          cell.lastOn());
    }

    private Published.Cell marked(Published.Cell now, List<Published.Change> changes) {
      var then = before.get(key(now));
      if (then == null || isSame(then.value(), now.value())) {
        return now;
      }
      changes.add(
          new Published.Change(
              now.measure(),
              now.place(),
              now.breakdown(),
              now.breakdownGroup(),
              now.fromOn(),
              now.lastOn(),
              then.value(),
              now.value()));
      return now.value() == null ? now : now.revised();
    }

    private static boolean isSame(BigDecimal then, BigDecimal now) {
      return then == null || now == null ? Objects.equals(then, now) : then.compareTo(now) == 0;
    }
  }

  private List<Published.Priority> priorities() {
    var rows = new ArrayList<Published.Priority>();
    plan.priorities()
        .forEach(
            priority ->
                rows.add(
                    new Published.Priority(
                        priority.id(),
                        rows.size() + 1,
                        priority.number(),
                        priority.title(),
                        plan.themeOf(priority).id(),
                        plan.themeOf(priority).title())));
    return rows;
  }

  private static List<Published.Place> places(List<Published.Cell> cells) {
    var named = new HashSet<String>();
    cells.forEach(cell -> named.add(cell.place()));
    var rows = new ArrayList<Published.Place>();
    add(rows, Published.COUNTY, "The county", "COUNTY", null);
    PlaceNames.districts()
        .forEach(code -> add(rows, code, PlaceNames.name(code), "DISTRICT", null));
    Stream.concat(Library.seed().stream(), Library.heritage().stream())
        .forEach(each -> add(rows, each.code(), each.name(), "LIBRARY", each.districtCode()));
    add(rows, Published.NOT_STATED, "Elsewhere or not stated", "NOT_STATED", null);
    rows.forEach(row -> named.remove(row.place()));
    named.stream().sorted().forEach(code -> add(rows, code, code, "NOT_STATED", null));
    return rows;
  }

  private static void add(
      List<Published.Place> rows, String code, String name, String kind, String district) {
    rows.add(new Published.Place(code, rows.size() + 1, name, kind, district));
  }

  private List<Published.Measure> rows(Measures all, List<MeasureVersion> versions) {
    var rows = new ArrayList<Published.Measure>();
    for (var version : versions) {
      var measure = version.measure();
      rows.add(
          new Published.Measure(
              measure.id(),
              rows.size() + 1,
              measure.title(),
              measure.definition(),
              measure.kind().name(),
              measure.unit() == Unit.MINUTES
                  ? "hours"
                  : measure.unit().name().toLowerCase(Locale.UK),
              measure.polarity().name(),
              measure.outcomes().stream()
                  .flatMap(outcome -> plan.priorityOfOutcome(outcome).stream())
                  .map(ActionPlan.Priority::id)
                  .distinct()
                  .toList(),
              measure.outcomes(),
              version.isShare() ? version.parts().numerator().measure().id() : null,
              version.isShare() ? version.parts().denominator().measure().id() : null,
              measure.kind() != MeasureKind.DISTINCT_PEOPLE && !version.isShare(),
              measure.version(),
              quality(version)));
    }
    return rows;
  }

  private static String quality(MeasureVersion version) {
    var measure = version.measure();
    var notes = new ArrayList<String>();
    if (measure.kind() == MeasureKind.DISTINCT_PEOPLE) {
      notes.add(
          "Somebody can be in several months, places and groups, so these do not add up to the year.");
    }
    if (version.opensFor() > 0) {
      notes.add(
          "Figures marked [p] still rise: what happens within %d days counts."
              .formatted(version.opensFor()));
    }
    if (isByHand(measure)) {
      notes.add("Reported by hand and approved by a second person.");
    }
    return String.join(" ", notes);
  }

  private static boolean isByHand(Measure measure) {
    return measure.kind() == MeasureKind.MANUAL;
  }
}
