package throughline.membership.record.life;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import throughline.membership.person.vault.Child;
import throughline.membership.person.vault.ChildName;
import throughline.membership.person.vault.NamePart;
import throughline.membership.person.vault.PersonVault;
import throughline.membership.record.Desk;
import throughline.membership.record.RecordAction;
import throughline.platform.core.input.Fields;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.database.audit.Change;

/** A child has another name now, or the birth was re-registered: the same member and card. */
@ApplicationScoped
class AmendName implements LifeChange {

  private static final String GIVEN = "childGivenNames";
  private static final String FAMILY = "childFamilyName";

  private final LifeRecords records;
  private final PersonVault vault;

  AmendName(LifeRecords records, PersonVault vault) {
    this.records = records;
    this.vault = vault;
  }

  @Override
  public LifeEvent event() {
    return LifeEvent.NAME_AMENDED;
  }

  @Override
  @Transactional
  public Map<String, String> start(UUID id) {
    var name = named(vault.child(id)).name();
    var values = new HashMap<String, String>();
    Optional.ofNullable(name.givenNames()).ifPresent(given -> values.put(GIVEN, given));
    Optional.ofNullable(name.familyName()).ifPresent(family -> values.put(FAMILY, family));
    return values;
  }

  @Override
  @Transactional
  public Recorded record(UUID id, LifeEventRequest typed, Desk desk) {
    var member = records.take(id, event(), typed.version(), desk);
    var child = named(vault.lock(id));
    var fields = new Fields();
    var given = NamePart.read(fields, GIVEN, typed.childGivenNames());
    var family = NamePart.read(fields, FAMILY, typed.childFamilyName());
    if (fields.ok() && given.isEmpty() && family.isEmpty()) {
      fields.reject(GIVEN, "Enter the child's name: one name is enough");
    }
    var reason = LifeReason.read(fields, event(), typed.reason());
    fields.throwIfAny();
    var before = child.name();
    child.named(ChildName.of(given.orElse(null), family.orElse(null)));
    records.countChange(member);
    records.lookForLike(member);
    records.keep(
        member,
        RecordAction.NAME_AMENDED,
        desk,
        reason,
        Change.personal("childName", before.inFull(), child.name().inFull()));
    return Recorded.of(event(), id);
  }

  private static Child named(Optional<Child> child) {
    var found = child.orElseThrow(() -> new NotFound("enrolment with this number"));
    if (found.name().notYet()) {
      throw new Conflict(
          "not-named-yet", "This child has no name yet. Open the record and name the child");
    }
    return found;
  }
}
