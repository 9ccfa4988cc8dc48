package throughline.membership.desk.enrolment;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import throughline.membership.member.Member;
import throughline.membership.member.Members;
import throughline.membership.person.match.OpenCases;
import throughline.membership.person.vault.Child;
import throughline.membership.person.vault.ChildName;
import throughline.membership.person.vault.NamePart;
import throughline.membership.person.vault.PersonVault;
import throughline.membership.record.Desk;
import throughline.membership.record.RecordAction;
import throughline.membership.record.RestrictedRecords;
import throughline.platform.core.input.Fields;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.database.audit.Actor;
import throughline.platform.database.audit.AuditTrail;
import throughline.platform.database.audit.Change;
import throughline.platform.web.input.Form;

/** A family tells the name of a child who was enrolled without one. */
@ApplicationScoped
public class NameChild {
  /** The name of a child who had none, as typed. */
  public record NameRequest(String childGivenNames, String childFamilyName) {
    public static NameRequest of(Form form) {
      return new NameRequest(form.text(GIVEN), form.text(FAMILY));
    }

    /** The name, or what it lacks in the fields. */
    public ChildName read(Fields fields) {
      var given = NamePart.read(fields, GIVEN, childGivenNames);
      var family = NamePart.read(fields, FAMILY, childFamilyName);
      if (fields.ok() && given.isEmpty() && family.isEmpty()) {
        fields.reject(GIVEN, "Enter the child's name: one name is enough");
      }
      return ChildName.of(given.orElse(null), family.orElse(null));
    }

    /** Hides the child from any log that this object slips into. */
    @Override
    public String toString() {
      return "NameRequest";
    }
  }

  private static final String ENROLMENT = "enrolment with this number";
  private static final String GIVEN = "childGivenNames";
  private static final String FAMILY = "childFamilyName";
  private final Members members;
  private final PersonVault vault;
  private final RestrictedRecords restricted;
  private final OpenCases cases;
  private final AuditTrail trail;
  private final Clock clock;

  NameChild(
      Members members,
      PersonVault vault,
      RestrictedRecords restricted,
      OpenCases cases,
      AuditTrail trail,
      Clock clock) {
    this.members = members;
    this.vault = vault;
    this.restricted = restricted;
    this.cases = cases;
    this.trail = trail;
    this.clock = clock;
  }

  @Transactional
  Map<String, String> start(UUID id, Desk desk) {
    restricted.requireToLook(member(id, desk), desk);
    var child = waiting(vault.child(id));
    return Optional.ofNullable(child.name().familyName())
        .map(name -> Map.of(FAMILY, name))
        .orElse(Map.of());
  }

  /** Gives the child its name. The figures do not change, so nothing is published. */
  @Transactional
  void name(UUID id, NameRequest typed, Desk desk) {
    var member = member(id, desk);
    restricted.requireToChange(member, desk);
    name(member, typed, desk.actor(member));
  }

  @Transactional(Transactional.TxType.MANDATORY)
  public void name(Member member, NameRequest typed, Actor actor) {
    var id = member.key();
    var child = waiting(vault.lock(id));
    var fields = new Fields();
    var name = typed.read(fields);
    fields.throwIfAny();
    vault.name(id, name);
    cases.of(id, clock.instant());
    trail.append(
        RecordAction.NAMED.of(
            member, actor, Change.personal("childName", child.name().inFull(), name.inFull())));
    Log.infof("event=child-named member=%s", id);
  }

  private Member member(UUID id, Desk desk) {
    return members
        .find(id, desk.offices(), desk.libraries())
        .filter(member -> !member.isUndone())
        .orElseThrow(() -> new NotFound(ENROLMENT));
  }

  private static Child waiting(Optional<Child> child) {
    var found = child.orElseThrow(() -> new NotFound(ENROLMENT));
    if (!found.name().notYet()) {
      throw new Conflict("child-has-a-name", "This child has been named");
    }
    return found;
  }
}
