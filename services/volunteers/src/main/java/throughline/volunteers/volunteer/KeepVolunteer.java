package throughline.volunteers.volunteer;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import throughline.platform.core.input.Fields;
import throughline.platform.core.input.TypedText;
import throughline.platform.core.permission.Places;
import throughline.platform.core.person.Contact;
import throughline.platform.core.person.SignedIn;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.core.time.London;
import throughline.platform.database.audit.Actor;
import throughline.platform.database.audit.AuditTrail;
import throughline.platform.database.audit.Change;
import throughline.publishing.library.Libraries;
import throughline.publishing.library.Library;
import throughline.volunteers.volunteer.Volunteer.Status;
import throughline.volunteers.volunteer.VolunteerRecords.EmergencyContact;

/** Staff keep the record of a volunteer: add one, put it right, say how it stands with them. */
@ApplicationScoped
class KeepVolunteer {
  private static final int LONGEST_REASON = 300;
  private static final List<Status> HERE = List.of(Status.ACTIVE, Status.PAUSED);

  /** What staff type of somebody. */
  record Typed(String name, String email, String phone, String dateOfBirth, List<String> places) {
    /** Hides who it is from any log that this object slips into. */
    @Override
    public String toString() {
      return "Typed";
    }
  }

  /** How it stands with somebody from now on. */
  enum Move {
    PAUSE(Status.PAUSED, List.of(Status.ACTIVE), VolunteerAction.PAUSED, "Pauses"),
    RESUME(
        Status.ACTIVE, List.of(Status.PAUSED, Status.LEFT), VolunteerAction.RESUMED, "Helps again"),
    LEAVE(Status.LEFT, HERE, VolunteerAction.LEFT, "Has left"),
    REMOVE(Status.REMOVED, HERE, VolunteerAction.REMOVED, "Is not to help any more"),
    DIE(
        Status.LEFT,
        List.of(Status.ACTIVE, Status.PAUSED, Status.LEFT),
        VolunteerAction.DIED,
        "Has died");

    private final Status to;
    private final List<Status> from;
    private final VolunteerAction action;
    private final String words;

    Move(Status to, List<Status> from, VolunteerAction action, String words) {
      this.to = to;
      this.from = from;
      this.action = action;
      this.words = words;
    }

    String words() {
      return words;
    }

    boolean isPossible(Status now) {
      return from.contains(now);
    }
  }

  private final VolunteerRecords records;
  private final Volunteers volunteers;
  private final VolunteerMails mails;
  private final Invitations invitations;
  private final Libraries libraries;
  private final AuditTrail trail;
  private final Clock clock;

  KeepVolunteer(
      VolunteerRecords records,
      Volunteers volunteers,
      VolunteerMails mails,
      Invitations invitations,
      Libraries libraries,
      AuditTrail trail,
      Clock clock) {
    this.records = records;
    this.volunteers = volunteers;
    this.mails = mails;
    this.invitations = invitations;
    this.libraries = libraries;
    this.trail = trail;
    this.clock = clock;
  }

  /** What of these can be chosen as places where somebody helps. */
  List<Library> placesOf(Places places) {
    return libraries.byName().stream().filter(each -> places.includes(each.code())).toList();
  }

  /** Adds somebody, with whatever is known of them; without an address nobody is written to. */
  @Transactional
  UUID add(Typed typed, SignedIn who, Places places) {
    var fields = new Fields();
    var contact = Contact.read(fields, typed.name(), typed.email(), typed.phone());
    var born = born(fields, typed);
    var where = places(fields, typed, places);
    fields.throwIfAny();
    var id = volunteers.addByStaff(contact, where);
    records.change(id, contact, born);
    trail.append(VolunteerAction.ADDED.of(id, VolunteerHistory.coordinator(who, places)));
    Log.infof("event=volunteer-added volunteer=%s", id);
    return id;
  }

  /** Puts the record right; of places only those change that are the coordinator's. */
  @Transactional
  void change(UUID id, Typed typed, SignedIn who, Places places) {
    var before = records.one(id, places);
    volunteers.lock(id);
    var fields = new Fields();
    var contact = Contact.read(fields, typed.name(), typed.email(), typed.phone());
    var born = born(fields, typed);
    var where = places(fields, typed, places);
    fields.throwIfAny();
    records.change(id, contact, born);
    records.leavePlaces(id, where, places);
    volunteers.helpsAt(id, where);
    trail.append(
        VolunteerAction.CHANGED.of(
            id,
            VolunteerHistory.coordinator(who, places),
            Change.personal("name", before.name(), contact.name()),
            Change.personal("email", before.email(), contact.email().orElse(null)),
            Change.personal("phone", before.phone(), contact.phone().orElse(null)),
            Change.personal("dateOfBirth", before.dateOfBirth(), born),
            Change.of(
                "places",
                before.places().stream().filter(places::includes).toList(),
                where.stream().sorted().toList())));
  }

  private LocalDate born(Fields fields, Typed typed) {
    if (TypedText.given(typed.dateOfBirth()).isEmpty()) {
      return null;
    }
    var born = fields.date("dateOfBirth", typed.dateOfBirth(), "Enter the date of birth");
    if (born != null && !born.isBefore(London.today(clock))) {
      fields.reject("dateOfBirth", "The date of birth must be in the past");
    }
    return born;
  }

  private Set<String> places(Fields fields, Typed typed, Places own) {
    var chosen = new HashSet<>(typed.places());
    var known = placesOf(own).stream().map(Library::code).collect(Collectors.toSet());
    if (chosen.isEmpty()) {
      fields.reject("places", "Choose at least one place where they help");
    } else if (!known.containsAll(chosen)) {
      fields.reject("places", "Choose from your places");
    }
    return chosen;
  }

  /** Says that somebody pauses, helps again, has left or died, with the reason in the history. */
  @Transactional
  void move(UUID id, String what, String reason, String died, SignedIn who, Places places) {
    var fields = new Fields();
    var move = fields.oneOf("move", what, Move.class, "Choose how it stands with them");
    var why = fields.text("reason", reason, LONGEST_REASON, "Enter the reason");
    var today = London.today(clock);
    var day =
        move == Move.DIE
            ? fields.dateNear(today, "diedOn", died, "Enter the day on which they died")
            : null;
    if (day != null && day.isAfter(today)) {
      fields.reject("diedOn", "The day must be today or in the past");
    }
    fields.throwIfAny();
    records.one(id, places);
    volunteers.lock(id);
    if (!records.moveTo(id, move.from, move.to, day, clock.instant())) {
      throw new Conflict(
          "changed-meanwhile", "It stands otherwise with them by now. Look at the record again");
    }
    if (move.to == Status.LEFT || move.to == Status.REMOVED) {
      records.endRoles(id, today);
    }
    if (move == Move.DIE || move == Move.REMOVE) {
      mails.erase(List.of(id));
    }
    trail.append(
        move.action.of(
            id, VolunteerHistory.coordinator(who, places), Change.personal("reason", null, why)));
    Log.infof("event=volunteer-moved volunteer=%s to=%s", id, move.to);
  }

  /** Sends the link that joins a sign-in to the record. */
  @Transactional
  void invite(UUID id, SignedIn who, Places places) {
    var record = records.one(id, places);
    if (!record.invitable()) {
      throw new Conflict(
          "cannot-be-invited",
          "They have a sign-in, do not help at the moment, or have no email address. Add the address first");
    }
    invitations.invite(id);
    trail.append(VolunteerAction.INVITED.of(id, VolunteerHistory.coordinator(who, places)));
  }

  /** Shows whom to call, and writes down that it was read. */
  @Transactional
  EmergencyContact readContact(UUID id, SignedIn who, Places places) {
    records.one(id, places);
    var contact = records.contact(id).orElse(null);
    if (contact != null) {
      trail.append(VolunteerAction.CONTACT_READ.of(id, VolunteerHistory.coordinator(who, places)));
    }
    return contact;
  }

  @Transactional
  void keepContact(
      UUID id, String name, String relationship, String phone, SignedIn who, Places places) {
    records.one(id, places);
    volunteers.lock(id);
    var fields = new Fields().called("phone", "Phone number");
    var contact = EmergencyContact.read(fields, name, relationship, phone);
    fields.throwIfAny();
    write(id, contact, VolunteerHistory.coordinator(who, places));
  }

  @Transactional(Transactional.TxType.MANDATORY)
  void write(UUID id, EmergencyContact contact, Actor actor) {
    var before = records.contact(id).orElse(null);
    records.keep(id, contact, clock.instant());
    trail.append(
        VolunteerAction.CONTACT_CHANGED.of(
            id, actor, Change.personal("contact", text(before), text(contact))));
  }

  private static String text(EmergencyContact contact) {
    return contact == null
        ? null
        : String.join(", ", contact.name(), contact.relationship(), contact.phone());
  }
}
