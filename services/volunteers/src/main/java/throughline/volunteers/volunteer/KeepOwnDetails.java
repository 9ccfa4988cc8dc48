package throughline.volunteers.volunteer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import throughline.platform.core.input.Fields;
import throughline.platform.core.input.TypedText;
import throughline.platform.core.person.Contact;
import throughline.platform.core.person.SignedIn;
import throughline.platform.core.refusal.NotAllowed;
import throughline.platform.database.audit.AuditTrail;
import throughline.platform.database.audit.Change;
import throughline.volunteers.volunteer.VolunteerRecords.EmergencyContact;
import throughline.volunteers.volunteer.VolunteerRecords.OwnRecord;

/** An accepted volunteer sees and keeps their own number, and whom to call. */
@ApplicationScoped
class KeepOwnDetails {
  /** What is noted; nobody to call is null. */
  record OwnDetails(String phone, EmergencyContact contact) {
    /** Hides who it is from any log that this object slips into. */
    @Override
    public String toString() {
      return "OwnDetails";
    }
  }

  /** What they type: their own number, then whom to call. */
  record Typed(String ownPhone, String name, String relationship, String phone) {
    private boolean namesSomebody() {
      return Stream.of(name, relationship, phone)
          .anyMatch(text -> TypedText.given(text).isPresent());
    }

    /** Hides who it is from any log that this object slips into. */
    @Override
    public String toString() {
      return "Typed";
    }
  }

  private final VolunteerRecords records;
  private final Volunteers volunteers;
  private final KeepVolunteer keepVolunteer;
  private final AuditTrail trail;

  KeepOwnDetails(
      VolunteerRecords records,
      Volunteers volunteers,
      KeepVolunteer keepVolunteer,
      AuditTrail trail) {
    this.records = records;
    this.volunteers = volunteers;
    this.keepVolunteer = keepVolunteer;
    this.trail = trail;
  }

  OwnDetails show(String subject) {
    var own = own(subject);
    return new OwnDetails(own.phone(), records.contact(own.id()).orElse(null));
  }

  /** Whoever is noted to be called is changed here, but not taken away. */
  @Transactional
  void keep(Typed typed, SignedIn who) {
    var id = own(who.subject()).id();
    volunteers.lock(id);
    var before = show(who.subject());
    var fields = new Fields().called("phone", "Their phone number");
    var phone = Contact.readPhoneIfGiven(fields, "ownPhone", typed.ownPhone()).orElse(null);
    var contact =
        before.contact() == null && !typed.namesSomebody()
            ? Optional.<EmergencyContact>empty()
            : Optional.of(
                EmergencyContact.read(fields, typed.name(), typed.relationship(), typed.phone()));
    fields.throwIfAny();
    var actor = VolunteerHistory.volunteer(who);
    if (!Objects.equals(phone, before.phone())) {
      records.changePhone(id, phone);
      trail.append(
          VolunteerAction.CHANGED.of(id, actor, Change.personal("phone", before.phone(), phone)));
    }
    contact
        .filter(each -> !each.equals(before.contact()))
        .ifPresent(each -> keepVolunteer.write(id, each, actor));
  }

  private OwnRecord own(String subject) {
    return records
        .own(subject)
        .orElseThrow(
            () ->
                new NotAllowed(
                    "apply-first",
                    "Apply first: this is for accepted volunteers. Choose a role at /roles and apply"));
  }
}
