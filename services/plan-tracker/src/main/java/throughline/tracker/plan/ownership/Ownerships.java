package throughline.tracker.plan.ownership;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import throughline.platform.core.refusal.NotFound;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.engine.rule.Measures;
import throughline.tracker.engine.schema.ManualEntryKind;
import throughline.tracker.entry.EntryVersion;
import throughline.tracker.entry.ManualEntry;
import throughline.tracker.entry.QueryEntries;
import throughline.tracker.plan.retirement.Retirements;

/** Who answers for measures, as facts. */
public final class Ownerships {

  private Ownerships() {}

  public static List<OwnershipView> all(Handle handle, Measures measures, LocalDate day) {
    var versions =
        QueryEntries.versions(handle, ManualEntryKind.OWNERSHIP, "", day).stream()
            .collect(Collectors.groupingBy(EntryVersion::id));
    var reports = LastReport.read(handle, day);
    var added = AddedHere.read(handle);
    var retirements = Retirements.read(handle, day);
    return measures.all().stream()
        .filter(measure -> !measure.isEstimate())
        .map(
            measure ->
                OwnershipView.of(
                    measure,
                    versions.getOrDefault(measure.id(), List.of()),
                    Optional.ofNullable(reports.get(measure.id())),
                    Optional.ofNullable(added.get(measure.id())),
                    retirements.of(measure.id()),
                    day))
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
    var body = JsonNodeFactory.instance.objectNode().put("measure", measure.id());
    if (state != null) {
      body.put("state", state.name());
    }
    ownership.addTo(body);
    body.put("reason", reason);
    return new ManualEntry(ManualEntryKind.OWNERSHIP, measure.id(), seen, body);
  }
}
