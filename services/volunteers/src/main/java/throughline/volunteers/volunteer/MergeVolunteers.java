package throughline.volunteers.volunteer;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import throughline.platform.core.input.Fields;
import throughline.platform.core.permission.Places;
import throughline.platform.core.person.SignedIn;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.database.People;
import throughline.platform.database.audit.AuditTrail;
import throughline.platform.database.audit.Change;
import throughline.platform.database.merge.Merges;

/** Staff say that two records are one person, or that they are two after all. */
@ApplicationScoped
class MergeVolunteers {
  private static final int LONGEST_REASON = 200;

  private final VolunteerRecords records;
  private final Merges merges;
  private final People people;
  private final AuditTrail trail;

  MergeVolunteers(VolunteerRecords records, Merges merges, People people, AuditTrail trail) {
    this.records = records;
    this.merges = merges;
    this.people = people;
    this.trail = trail;
  }

  /** Answers with the record that stands for both from now on. */
  @Transactional
  UUID merge(UUID one, UUID other, String reason, SignedIn who, Places places) {
    if (one.equals(other)) {
      throw new Conflict(
          "cannot-be-one", "This is one record. Choose another one to compare it with");
    }
    List.of(one, other).forEach(id -> records.one(id, places));
    var why = reason(reason, "Enter why they are one person");
    var kept = merges.merge(one, other, why, people.recognise(who));
    tell(VolunteerAction.MERGED, List.of(one, other), why, who, places);
    Log.infof("event=people-merged kept=%s", kept);
    return kept;
  }

  /** Keeps that they are two, so that nobody is asked again. */
  @Transactional
  void areTwo(UUID one, UUID other, SignedIn who, Places places) {
    List.of(one, other).forEach(id -> records.one(id, places));
    merges.areTwo(one, other, people.recognise(who));
    trail.append(VolunteerAction.TWO_PEOPLE.of(one, VolunteerHistory.coordinator(who, places)));
  }

  /** Answers with the record that stood for both. */
  @Transactional
  UUID takeApart(UUID merge, String reason, SignedIn who, Places places) {
    var stood =
        merges
            .standsFor(merge)
            .orElseThrow(() -> new NotFound("merge with this number that stands"));
    records.one(stood, places);
    var why = reason(reason, "Enter why they are two people");
    var apart = merges.takeApart(merge, why, people.recognise(who));
    tell(VolunteerAction.TAKEN_APART, List.of(stood, apart), why, who, places);
    Log.infof("event=people-taken-apart kept=%s", stood);
    return stood;
  }

  private void tell(
      VolunteerAction action, List<UUID> records, String why, SignedIn who, Places places) {
    var actor = VolunteerHistory.coordinator(who, places);
    trail.appendAll(
        records.stream()
            .map(id -> action.of(id, actor, Change.personal("reason", null, why)))
            .toList());
  }

  private static String reason(String typed, String missing) {
    var fields = new Fields();
    var read = fields.text("reason", typed, LONGEST_REASON, missing);
    fields.throwIfAny();
    return read;
  }
}
