package throughline.volunteers.rota;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import throughline.platform.core.input.Fields;
import throughline.platform.core.permission.Places;
import throughline.platform.core.person.SignedIn;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.core.time.London;
import throughline.platform.database.People;
import throughline.platform.database.Sql;
import throughline.platform.database.audit.Actor;
import throughline.platform.database.audit.AuditTrail;
import throughline.volunteers.Roles;

/**
 * A coordinator makes, changes and ends the slots of every week, and calls one off on a day. What
 * changes is another slot from that day on, so that the days before stay as they were planned.
 */
@ApplicationScoped
public class EditSlots {
  private static final int LONGEST_REASON = 200;

  private static final String ADD =
      """
      INSERT INTO slot (id, place_code, role_code, weekday, starts, ends, wanted, first_day, made_by, made_at)
      VALUES (:id, :place, :role, :weekday, :starts, :ends, :wanted, :firstDay, :madeBy, :now)
      """;

  private static final String END = "UPDATE slot SET last_day = :last WHERE id = :id";

  private static final String LEAVE =
      "DELETE FROM slot_volunteer WHERE slot_id = :id AND first_day > :last";

  private static final String END_WITH_IT =
      """
      UPDATE slot_volunteer SET last_day = :last
      WHERE slot_id = :id AND first_day <= :last AND (last_day IS NULL OR last_day > :last)
      """;

  private static final String TAKE_ALONG =
      """
      INSERT INTO slot_volunteer (slot_id, volunteer_id, first_day, last_day)
      SELECT :next, volunteer_id, greatest(first_day, :firstDay), last_day FROM slot_volunteer
      WHERE slot_id = :id AND (last_day IS NULL OR last_day >= :firstDay)
      """;

  private static final String KEEP_OFF =
      """
      INSERT INTO slot_off (slot_id, day, reason)
      SELECT :next, day, reason FROM slot_off
      WHERE slot_id = :id AND day >= :firstDay AND extract(isodow FROM day) = :weekday
      """;

  private static final String CALL_OFF =
      """
      INSERT INTO slot_off (slot_id, day, reason) VALUES (:id, :day, :reason)
      ON CONFLICT ON CONSTRAINT slot_off_pk DO NOTHING
      """;

  private static final String TAKES_PLACE =
      "DELETE FROM slot_off WHERE slot_id = :id AND day = :day";

  private final People people;
  private final Slots slots;
  private final RotaChoices choices;
  private final RotaMails mails;
  private final AuditTrail trail;
  private final Sql sql;
  private final Clock clock;

  EditSlots(
      People people,
      Slots slots,
      RotaChoices choices,
      RotaMails mails,
      AuditTrail trail,
      Sql sql,
      Clock clock) {
    this.people = people;
    this.slots = slots;
    this.choices = choices;
    this.mails = mails;
    this.trail = trail;
    this.sql = sql;
    this.clock = clock;
  }

  @Transactional
  public UUID make(SlotRequest typed, SignedIn who, Places places) {
    var read = read(typed, typed.place(), places);
    var id = add(typed.place(), typed.role(), read, who);
    trail.append(RotaAction.SLOT_MADE.of(id, actor(who, typed.place())));
    Log.infof("event=slot-made slot=%s", id);
    return id;
  }

  /** Has the slot be another from a day on, with the same people; it stays at its place. */
  @Transactional
  UUID change(UUID id, SlotRequest typed, SignedIn who, Places places) {
    var slot = slots.lock(id, places);
    requireGoesOn(slot);
    var read = read(typed, slot.place(), places);
    var next = add(slot.place(), typed.role(), read, who);
    sql.of(TAKE_ALONG).bind("id", id).bind("next", next).bind("firstDay", read.firstDay()).update();
    sql.of(KEEP_OFF)
        .bind("id", id)
        .bind("next", next)
        .bind("firstDay", read.firstDay())
        .bind("weekday", read.weekday().getValue())
        .update();
    end(slot, read.firstDay().minusDays(1));
    trail.append(RotaAction.SLOT_CHANGED.of(next, actor(who, slot.place())));
    Log.infof("event=slot-changed slot=%s next=%s", id, next);
    return next;
  }

  @Transactional
  void end(UUID id, String lastDay, SignedIn who, Places places) {
    var slot = slots.lock(id, places);
    var fields = new Fields();
    var last = SlotRequest.ahead(fields, "lastDay", lastDay, today(), "Enter the last day");
    fields.throwIfAny();
    requireGoesOn(slot);
    end(slot, last);
    trail.append(RotaAction.SLOT_ENDED.of(id, actor(who, slot.place())));
    Log.infof("event=slot-ended slot=%s", id);
  }

  private void requireGoesOn(Slots.Slot slot) {
    if (slot.isOver(today())) {
      throw new Conflict("slot-over", "This slot is over. Make a new one");
    }
  }

  private void end(Slots.Slot slot, LocalDate last) {
    var end = last.isBefore(slot.firstDay()) ? slot.firstDay().minusDays(1) : last;
    for (var statement : new String[] {END, LEAVE, END_WITH_IT}) {
      sql.of(statement).bind("id", slot.id()).bind("last", end).update();
    }
  }

  /** It does not take place on one day; who was expected is told. */
  @Transactional
  void callOff(UUID id, String typedDay, String typedReason, SignedIn who, Places places) {
    var slot = slots.lock(id, places);
    var fields = new Fields();
    var day = SlotRequest.ahead(fields, "day", typedDay, today(), "Enter the day");
    var reason =
        fields.text("reason", typedReason, LONGEST_REASON, "Enter why, for those who would come");
    if (day != null && !slot.nextFrom(day).equals(day)) {
      fields.reject("day", "%s is not a day of this slot".formatted(London.weekday(day)));
    }
    fields.throwIfAny();
    // Before it is called off: afterwards nobody is expected any more.
    mails.calledOff(slot, day, reason);
    sql.of(CALL_OFF).bind("id", id).bind("day", day).bind("reason", reason).update();
    trail.append(RotaAction.SLOT_CALLED_OFF.of(id, actor(who, slot.place())));
    Log.infof("event=slot-called-off slot=%s day=%s", id, day);
  }

  @Transactional
  void takesPlace(UUID id, LocalDate day, SignedIn who, Places places) {
    var slot = slots.lock(id, places);
    sql.of(TAKES_PLACE).bind("id", id).bind("day", day).update();
    trail.append(RotaAction.SLOT_TAKES_PLACE.of(id, actor(who, slot.place())));
  }

  private SlotRequest.Read read(SlotRequest typed, String place, Places places) {
    var fields = new Fields();
    choices.require(fields, place, typed.role(), places);
    var read = typed.read(fields, today());
    fields.throwIfAny();
    return read;
  }

  private UUID add(String place, String role, SlotRequest.Read read, SignedIn who) {
    var id = UUID.randomUUID();
    sql.of(ADD)
        .bind("id", id)
        .bind("place", place)
        .bind("role", role)
        .bind("weekday", read.weekday().getValue())
        .bind("starts", read.times().starts())
        .bind("ends", read.times().ends())
        .bind("wanted", read.wanted())
        .bind("firstDay", read.firstDay())
        .bind("madeBy", people.recognise(who))
        .bind("now", clock.instant())
        .update();
    return id;
  }

  private LocalDate today() {
    return London.today(clock);
  }

  static Actor actor(SignedIn who, String place) {
    return new Actor(who.subject(), Roles.COORDINATOR, place);
  }
}
