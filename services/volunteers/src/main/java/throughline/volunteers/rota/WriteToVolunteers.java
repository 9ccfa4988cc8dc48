package throughline.volunteers.rota;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import throughline.platform.core.input.Fields;
import throughline.platform.core.permission.Places;
import throughline.platform.core.person.SignedIn;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.core.time.London;
import throughline.platform.database.Sql;
import throughline.platform.database.audit.AuditEntry;
import throughline.platform.database.audit.AuditTrail;
import throughline.platform.database.audit.AuditedRecord;
import throughline.publishing.library.Libraries;

/** A coordinator writes to the people of a slot, of a shift, or of a place. */
@ApplicationScoped
class WriteToVolunteers {
  static final int LONGEST = 2000;

  /** What somebody writes about; an address has its name in small letters. */
  enum About {
    SLOTS,
    SHIFTS,
    PLACES
  }

  /**
   * @param title what it is about, in words
   * @param number of the slot or shift; null for a place
   * @param back the page to go back to
   */
  record Audience(
      String title, UUID number, String place, String placeName, String back, List<Reader> people) {
    public List<Reader> reached() {
      return people.stream().filter(Reader::reached).toList();
    }

    public List<Reader> notReached() {
      return people.stream().filter(reader -> !reader.reached()).toList();
    }
  }

  /**
   * @param reached whether an address is known
   */
  record Reader(UUID volunteer, String name, boolean reached) {}

  private static final String READERS =
      """
      SELECT volunteer.id AS volunteer, display_name AS name, email_address IS NOT NULL AS reached
        FROM volunteer JOIN person_details ON person_id = volunteer.id
       WHERE status = 'ACTIVE' AND merged_into IS NULL AND volunteer.id IN (
         SELECT volunteer_id FROM slot_volunteer
          WHERE :about = 'SLOTS' AND CAST(slot_id AS text) = :number AND (last_day IS NULL OR last_day >= :today)
         UNION ALL
         SELECT volunteer_id FROM shift_signup
          WHERE :about = 'SHIFTS' AND CAST(shift_id AS text) = :number AND given_up_at IS NULL
         UNION ALL
         SELECT volunteer_id FROM volunteer_place WHERE :about = 'PLACES' AND place_code = :number)
       ORDER BY lower(display_name), volunteer.id
      """;

  private final Slots slots;
  private final Shifts shifts;
  private final Libraries libraries;
  private final RotaMails mails;
  private final AuditTrail trail;
  private final Sql sql;
  private final Clock clock;

  WriteToVolunteers(
      Slots slots,
      Shifts shifts,
      Libraries libraries,
      RotaMails mails,
      AuditTrail trail,
      Sql sql,
      Clock clock) {
    this.slots = slots;
    this.shifts = shifts;
    this.libraries = libraries;
    this.mails = mails;
    this.trail = trail;
    this.sql = sql;
    this.clock = clock;
  }

  Audience of(About about, String number, Places places) {
    return switch (about) {
      case SLOTS -> {
        var slot = slots.one(SlotPages.number(number), places);
        var title = slot.roleTitle() + ", " + slot.when();
        var back = "/rota/slots/" + slot.id();
        yield new Audience(
            title, slot.id(), slot.place(), slot.placeName(), back, readers(about, slot.id()));
      }
      case SHIFTS -> {
        var shift = shifts.one(SlotPages.number(number), null, places);
        var title = shift.title() + ", " + shift.when();
        var back = "/rota/shifts/" + shift.id();
        yield new Audience(
            title, shift.id(), shift.place(), shift.placeName(), back, readers(about, shift.id()));
      }
      case PLACES -> {
        var library =
            libraries.byName().stream()
                .filter(each -> each.code().equals(number) && places.includes(number))
                .findFirst()
                .orElseThrow(() -> new NotFound("library of yours with this code"));
        var title = "Volunteers at " + library.name();
        var back = "/rota?place=" + number;
        yield new Audience(title, null, number, library.name(), back, readers(about, number));
      }
    };
  }

  private List<Reader> readers(About about, Object number) {
    return sql.of(READERS)
        .bind("about", about.name())
        .bind("number", number.toString())
        .bind("today", London.today(clock))
        .list(Reader.class);
  }

  /**
   * Those without an address get nothing: the page has named them.
   *
   * @return how many mails leave
   */
  @Transactional
  int write(About about, String number, String message, SignedIn who, Places places) {
    var to = of(about, number, places);
    var fields = new Fields();
    var text = fields.text("message", message, LONGEST, "Enter what you want to tell them");
    if (to.reached().isEmpty()) {
      fields.reject("message", "Nobody of them has an email address");
    }
    fields.throwIfAny();
    var readers = to.reached().stream().map(Reader::volunteer).toList();
    var from = who.displayName() + ", " + to.placeName();
    var written = mails.write(readers, to.number(), text, from, to.title());
    trail.append(
        AuditEntry.of(
            EditSlots.actor(who, to.place()),
            RotaAction.WRITTEN_TO,
            AuditedRecord.of("rota", number)));
    Log.infof("event=volunteers-written-to about=%s mails=%d", about, written);
    return written;
  }
}
