package throughline.tracker.plan.ownership;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.core.time.London;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.engine.rule.Measures;
import throughline.tracker.engine.schema.ManualEntryKind;
import throughline.tracker.entry.EntryHistory;
import throughline.tracker.entry.EntryStore;
import throughline.tracker.entry.ManualEntry;
import throughline.tracker.plan.retirement.Retirements;

/** Who answers for measures, as facts. */
public final class Ownerships {

  private static final EntryStore<OwnershipView.Said> STORE =
      new EntryStore<>(ManualEntryKind.OWNERSHIP, OwnershipView.Said::of);

  private static final String ADDED =
      """
      SELECT measure, min(in_force_from) AS added_at
        FROM measure_version
        JOIN measure_in_force USING (measure_version_id)
       WHERE version IS NOT NULL
       GROUP BY measure HAVING bool_and(entry IS NOT NULL)
      """;

  private Ownerships() {}

  static Map<String, EntryHistory<OwnershipView.Said>> said(Handle handle, LocalDate day) {
    return STORE.all(handle, day);
  }

  /** The version of what was said of a measure; 0 for nothing. */
  public static long version(Handle handle, Measure measure) {
    return STORE.one(handle, measure.id()).version();
  }

  /** Empty if nobody owns it. */
  static String owner(Handle handle, String measure) {
    return STORE
        .one(handle, measure)
        .last()
        .map(latest -> latest.said().ownership().owner())
        .orElse("");
  }

  private record Added(String measure, Instant addedAt) {}

  /** Those of the measure file have a past from before the product was installed. */
  public static Map<String, LocalDate> addedHere(Handle handle) {
    return handle
        .createQuery(ADDED)
        .mapTo(Added.class)
        .collect(Collectors.toMap(Added::measure, added -> London.dateOf(added.addedAt())));
  }

  public static List<OwnershipView> all(Handle handle, Measures measures, LocalDate day) {
    var said = said(handle, day);
    var reports = LastReport.read(handle, day);
    var added = addedHere(handle);
    var retirements = Retirements.read(handle, day);
    return measures.all().stream()
        .filter(measure -> !measure.isEstimate())
        .map(
            measure -> {
              var history = said.getOrDefault(measure.id(), EntryHistory.none());
              var reported = Optional.ofNullable(reports.get(measure.id()));
              var addedOn = Optional.ofNullable(added.get(measure.id()));
              return new OwnershipView(
                  measure,
                  history,
                  OwnershipView.next(measure, history.last(), reported, addedOn, day),
                  retirements.of(measure.id()),
                  day);
            })
        .toList();
  }

  public static Optional<OwnershipView> find(
      Handle handle, Measures measures, String id, LocalDate day) {
    return all(handle, measures, day).stream()
        .filter(view -> view.measure().id().equals(id))
        .findFirst();
  }

  static OwnershipView required(Handle handle, Measures measures, String id, LocalDate day) {
    return find(handle, measures, id, day)
        .orElseThrow(() -> new NotFound("measure of the plan with this address"));
  }

  public static ManualEntry fact(
      Measure measure, long seen, Ownership ownership, SelfAssessment state, String reason) {
    var body = ownership.body().put("measure", measure.id()).put("reason", reason);
    if (state != null) {
      body.put("state", state.name());
    }
    return new ManualEntry(ManualEntryKind.OWNERSHIP, measure.id(), seen, body);
  }

  /** The newest figure that was entered for a measure. */
  record LastReport(String measure, LocalDate lastDay, Instant enteredAt) {

    private static final String NEWEST =
        """
        SELECT measure, max(last_day) AS last_day, max(known_at) AS entered_at
          FROM (SELECT DISTINCT ON (f.fact_id) v.body ->> 'measure' AS measure, v.body ->> 'state' AS state,
                       (v.body ->> 'lastDay')::date AS last_day, v.known_at
                  FROM fact AS f
                  JOIN fact_version AS v USING (fact_id)
                 WHERE f.aggregate = 'observation'
                   AND (v.known_at AT TIME ZONE 'Europe/London')::date <= :knownAt
                 ORDER BY f.fact_id, v.version DESC) AS latest
         WHERE state = 'ENTERED'
         GROUP BY measure
        """;

    static Map<String, LastReport> read(Handle handle, LocalDate knownAt) {
      return handle
          .createQuery(NEWEST)
          .bind("knownAt", knownAt)
          .mapTo(LastReport.class)
          .collect(Collectors.toMap(LastReport::measure, each -> each));
    }
  }
}
