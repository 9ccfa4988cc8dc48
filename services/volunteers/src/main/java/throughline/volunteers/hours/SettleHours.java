package throughline.volunteers.hours;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import throughline.contracts.EventContract;
import throughline.contracts.volunteers.VolunteerEvents;
import throughline.platform.core.input.Fields;
import throughline.platform.core.permission.Places;
import throughline.platform.core.person.SignedIn;
import throughline.platform.database.People;
import throughline.platform.database.audit.Actor;
import throughline.platform.database.audit.AuditTrail;
import throughline.platform.database.audit.Change;
import throughline.platform.messaging.Outbox;
import throughline.volunteers.Roles;
import throughline.volunteers.volunteer.Volunteers;

/**
 * A coordinator puts approved hours right, finds that they do not count, or upholds what a
 * volunteer disputes. What is put right waits for another coordinator.
 */
@ApplicationScoped
public class SettleHours {
  private final People people;
  private final Volunteers volunteers;
  private final ReadHours readHours;
  private final NoOverlap noOverlap;
  private final HoursEntries entries;
  private final HoursMails mails;
  private final Outbox outbox;
  private final AuditTrail trail;
  private final Clock clock;

  SettleHours(
      People people,
      Volunteers volunteers,
      ReadHours readHours,
      NoOverlap noOverlap,
      HoursEntries entries,
      HoursMails mails,
      Outbox outbox,
      AuditTrail trail,
      Clock clock) {
    this.people = people;
    this.volunteers = volunteers;
    this.readHours = readHours;
    this.noOverlap = noOverlap;
    this.entries = entries;
    this.mails = mails;
    this.outbox = outbox;
    this.trail = trail;
    this.clock = clock;
  }

  @Transactional
  public HoursView correct(UUID id, long seen, HoursRequest typed, SignedIn who, Places places) {
    var now = clock.instant();
    var by = people.recognise(who);
    // The volunteer before the entry, as whoever logs has it, so that nobody waits in a circle.
    volunteers.lock(entries.volunteerOf(id, places));
    var entry = entries.lock(id, places);
    entry.requireDecidedSince(seen);
    var fields = HoursRequest.fields();
    fields.text("reason", typed.reason(), AskWhy.LONGEST_REASON, "Enter why you correct them");
    var hours = readHours.read(fields, typed, now);
    if (hours.library() != null && !places.includes(hours.library().code())) {
      fields.reject("library", "Choose one of your libraries");
    }
    fields.throwIfAny();
    noOverlap.require(entry.volunteer().id(), hours.worked(), id, places);
    entry.correct(hours, by, now);
    return told(
        entry, VolunteerEvents.HOURS_CORRECTED, HoursAction.CORRECTED, who, hours.reason(), now);
  }

  enum Answer {
    APPROVED,
    VOIDED
  }

  /** Upholds what is disputed, or finds that what is disputed or approved does not count. */
  @Transactional
  HoursView answer(UUID id, long seen, String answer, String why, SignedIn who, Places places) {
    var now = clock.instant();
    var by = people.recognise(who);
    var entry = entries.lock(id, places);
    entry.requireDecidedSince(seen);
    var fields = new Fields();
    var found = fields.oneOf("answer", answer, Answer.class, "Choose what you find");
    var reason = fields.text("reason", why, AskWhy.LONGEST_REASON, "Enter why");
    fields.throwIfAny();
    if (found == Answer.APPROVED) {
      entry.uphold(reason, by, now);
      return told(entry, VolunteerEvents.HOURS_UPHELD, HoursAction.UPHELD, who, reason, now);
    }
    entry.cancel(reason, by, now);
    return told(entry, VolunteerEvents.HOURS_VOIDED, HoursAction.VOIDED, who, reason, now);
  }

  private HoursView told(
      HoursEntry entry,
      EventContract contract,
      HoursAction action,
      SignedIn who,
      String why,
      Instant now) {
    entries.flush();
    outbox.append(HoursEvents.of(contract, entry, now));
    mails.settled(entry, why);
    var actor = new Actor(who.subject(), Roles.COORDINATOR, entry.library().code());
    trail.append(action.of(entry, actor, Change.personal("reason", null, why)));
    Log.infof("event=hours-settled entry=%s action=%s", entry.id(), action);
    return HoursView.of(entry);
  }
}
