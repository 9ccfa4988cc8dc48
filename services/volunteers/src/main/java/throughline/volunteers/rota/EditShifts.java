package throughline.volunteers.rota;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import throughline.platform.core.input.Fields;
import throughline.platform.core.permission.Places;
import throughline.platform.core.person.SignedIn;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.core.time.London;
import throughline.platform.database.People;
import throughline.platform.database.Sql;
import throughline.platform.database.audit.AuditTrail;
import throughline.platform.database.audit.Change;

/** A coordinator makes a shift, changes how many it takes, or cancels it. */
@ApplicationScoped
public class EditShifts {
  private static final int LONGEST_REASON = 200;

  private static final String ADD =
      """
      INSERT INTO shift (id, place_code, role_code, title, starts_at, ends_at, cancel_until, places, made_by, made_at)
      VALUES (:id, :place, :role, :title, :start, :end, :cancelUntil, :places, :madeBy, :now)
      """;

  private static final String SET_PLACES =
      "UPDATE shift SET places = :places WHERE id = :id AND taken <= :places";

  private static final String CANCEL =
      "UPDATE shift SET cancelled_at = :now, cancel_reason = :reason, taken = 0 WHERE id = :id";

  private static final String GIVE_UP =
      """
      UPDATE shift_signup SET given_up_at = :now WHERE shift_id = :id AND given_up_at IS NULL
      """;

  private final People people;
  private final Shifts shifts;
  private final RotaChoices choices;
  private final RotaMails mails;
  private final AuditTrail trail;
  private final Sql sql;
  private final Clock clock;

  EditShifts(
      People people,
      Shifts shifts,
      RotaChoices choices,
      RotaMails mails,
      AuditTrail trail,
      Sql sql,
      Clock clock) {
    this.people = people;
    this.shifts = shifts;
    this.choices = choices;
    this.mails = mails;
    this.trail = trail;
    this.sql = sql;
    this.clock = clock;
  }

  @Transactional
  public UUID make(ShiftRequest typed, SignedIn who, Places places) {
    var now = clock.instant();
    var fields = new Fields();
    choices.require(fields, typed.place(), typed.role(), places);
    var read = typed.read(fields, London.today(clock), now);
    fields.throwIfAny();
    var id = UUID.randomUUID();
    sql.of(ADD)
        .bind("id", id)
        .bind("place", typed.place())
        .bind("role", typed.role())
        .bind("title", read.title())
        .bind("start", read.when().start())
        .bind("end", read.when().end())
        .bind("cancelUntil", read.cancelUntil())
        .bind("places", read.places())
        .bind("madeBy", people.recognise(who))
        .bind("now", now)
        .update();
    trail.append(RotaAction.SHIFT_MADE.of(id, EditSlots.actor(who, typed.place())));
    Log.infof("event=shift-made shift=%s", id);
    return id;
  }

  @Transactional
  void setPlaces(UUID id, String typed, SignedIn who, Places places) {
    var shift = lock(id, places);
    var fields = new Fields();
    var count =
        fields.wholeNumber(
            "places", typed, 1, SlotRequest.MOST_WANTED, "Enter how many people can come");
    fields.throwIfAny();
    if (sql.of(SET_PLACES).bind("id", id).bind("places", count).update() == 0) {
      fields.reject(
          "places", "%d people have signed up. Take somebody out first".formatted(shift.taken()));
      fields.throwIfAny();
    }
    trail.append(
        RotaAction.SHIFT_CHANGED.of(
            id, EditSlots.actor(who, shift.place()), Change.of("places", shift.places(), count)));
  }

  /** Whoever had signed up is told, and free for something else at that time. */
  @Transactional
  void cancel(UUID id, String typedReason, SignedIn who, Places places) {
    var shift = lock(id, places);
    var fields = new Fields();
    var reason =
        fields.text("reason", typedReason, LONGEST_REASON, "Enter why, for those who signed up");
    fields.throwIfAny();
    mails.cancelled(shift, reason);
    var now = clock.instant();
    sql.of(CANCEL).bind("id", id).bind("reason", reason).bind("now", now).update();
    sql.of(GIVE_UP).bind("id", id).bind("now", now).update();
    trail.append(RotaAction.SHIFT_CANCELLED.of(id, EditSlots.actor(who, shift.place())));
    Log.infof("event=shift-cancelled shift=%s", id);
  }

  private Shifts.Shift lock(UUID id, Places places) {
    var shift = shifts.lock(id, null, places);
    if (shift.cancelReason() != null) {
      throw new Conflict("shift-cancelled", "This shift is cancelled");
    }
    if (!shift.startsAt().isAfter(clock.instant())) {
      throw new Conflict("shift-begun", "This shift has begun or is over");
    }
    return shift;
  }
}
