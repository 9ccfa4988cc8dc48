package throughline.volunteers.rota;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import throughline.platform.core.input.Fields;
import throughline.platform.core.input.InvalidInput;
import throughline.platform.core.input.TypedText;
import throughline.platform.core.permission.Places;
import throughline.platform.core.person.SignedIn;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.core.time.London;
import throughline.platform.database.Sql;
import throughline.platform.database.audit.AuditTrail;
import throughline.platform.database.audit.Change;
import throughline.volunteers.standing.Standings;
import throughline.volunteers.volunteer.Volunteers;

/** A coordinator puts somebody into a slot of every week, or takes them out from today on. */
@ApplicationScoped
public class PutInSlot {
  private static final String PUT_IN =
      """
      INSERT INTO slot_volunteer (slot_id, volunteer_id, first_day, last_day)
      VALUES (:slot, :volunteer, :firstDay, CAST(:lastDay AS date))
      ON CONFLICT DO NOTHING
      """;

  private static final String NEVER_CAME =
      "DELETE FROM slot_volunteer WHERE slot_id = :slot AND volunteer_id = :volunteer AND first_day >= :today";

  private static final String NO_LONGER =
      """
      UPDATE slot_volunteer SET last_day = CAST(:today AS date) - 1
      WHERE slot_id = :slot AND volunteer_id = :volunteer AND (last_day IS NULL OR last_day >= :today)
      """;

  private final Volunteers volunteers;
  private final Slots slots;
  private final Standings standings;
  private final NoClash noClash;
  private final AuditTrail trail;
  private final Sql sql;
  private final Clock clock;

  PutInSlot(
      Volunteers volunteers,
      Slots slots,
      Standings standings,
      NoClash noClash,
      AuditTrail trail,
      Sql sql,
      Clock clock) {
    this.volunteers = volunteers;
    this.slots = slots;
    this.standings = standings;
    this.noClash = noClash;
    this.trail = trail;
    this.sql = sql;
    this.clock = clock;
  }

  /** From a day on, today if none is said. They must help at the slot's place. */
  @Transactional
  public void putIn(UUID id, String typedVolunteer, String typedDay, SignedIn who, Places places) {
    var found = slots.one(id, places);
    var volunteer = member(found, typedVolunteer);
    volunteers.lockActive(volunteer);
    var slot = slots.lock(id, places);
    var from = firstDay(typedDay);
    var first = slot.nextFrom(from);
    if (slot.lastDay() != null && first.isAfter(slot.lastDay())) {
      throw new Conflict("slot-over", "This slot ends before that. Make a new one");
    }
    standings.require(volunteer, slot.role(), first);
    var times = slot.times().on(first, new Fields());
    noClash.require(volunteer, first, times.start(), times.end(), id);
    var added =
        sql.of(PUT_IN)
            .bind("slot", id)
            .bind("volunteer", volunteer)
            .bind("firstDay", first)
            .bind("lastDay", slot.lastDay())
            .update();
    if (added == 0) {
      throw new Conflict("in-slot-already", "They come to this slot already");
    }
    trail.append(
        RotaAction.PUT_IN.of(
            id, EditSlots.actor(who, slot.place()), Change.of("volunteer", null, volunteer)));
    Log.infof("event=slot-put-in slot=%s", id);
  }

  private LocalDate firstDay(String typed) {
    var today = London.today(clock);
    if (TypedText.given(typed).isEmpty()) {
      return today;
    }
    var fields = new Fields();
    var day = SlotRequest.ahead(fields, "firstDay", typed, today, "Enter the first day");
    fields.throwIfAny();
    return day;
  }

  private UUID member(Slots.Slot slot, String typed) {
    return slots.ofPlace(slot.place()).stream()
        .map(Slots.Member::volunteer)
        .filter(each -> each.toString().equals(typed))
        .findFirst()
        .orElseThrow(
            () -> new InvalidInput("volunteer", "Choose somebody who helps at this library"));
  }

  @Transactional
  void takeOut(UUID id, UUID volunteer, SignedIn who, Places places) {
    volunteers.lock(volunteer);
    var slot = slots.lock(id, places);
    for (var statement : new String[] {NEVER_CAME, NO_LONGER}) {
      sql.of(statement)
          .bind("slot", id)
          .bind("volunteer", volunteer)
          .bind("today", London.today(clock))
          .update();
    }
    trail.append(
        RotaAction.TAKEN_OUT.of(
            id, EditSlots.actor(who, slot.place()), Change.of("volunteer", volunteer, null)));
    Log.infof("event=slot-taken-out slot=%s", id);
  }
}
