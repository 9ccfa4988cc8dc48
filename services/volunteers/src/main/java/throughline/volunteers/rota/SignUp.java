package throughline.volunteers.rota;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import throughline.platform.core.permission.Places;
import throughline.platform.core.person.SignedIn;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.core.time.London;
import throughline.platform.database.People;
import throughline.platform.database.Sql;
import throughline.platform.database.audit.Actor;
import throughline.platform.database.audit.AuditTrail;
import throughline.volunteers.Roles;
import throughline.volunteers.standing.Standings;
import throughline.volunteers.volunteer.Volunteers;

/** A volunteer takes a place of a shift, or gives it up until the deadline. */
@ApplicationScoped
public class SignUp {
  private static final String TAKE_PLACE =
      """
      UPDATE shift SET taken = taken + 1
      WHERE id = :shift AND taken < places AND cancelled_at IS NULL AND starts_at > :now
      RETURNING id
      """;

  private static final String SIGN_UP =
      """
      INSERT INTO shift_signup (id, shift_id, volunteer_id, starts_at, ends_at, signed_up_at)
      SELECT gen_random_uuid(), id, :volunteer, starts_at, ends_at, :now FROM shift WHERE id = :shift
      ON CONFLICT DO NOTHING
      """;

  private static final String GIVE_UP =
      """
      UPDATE shift_signup SET given_up_at = :now
      WHERE shift_id = :shift AND volunteer_id = :volunteer AND given_up_at IS NULL
      """;

  private static final String FREE_PLACE = "UPDATE shift SET taken = taken - 1 WHERE id = :shift";

  private final People people;
  private final Volunteers volunteers;
  private final Shifts shifts;
  private final Standings standings;
  private final NoClash noClash;
  private final AuditTrail trail;
  private final Sql sql;
  private final Clock clock;

  SignUp(
      People people,
      Volunteers volunteers,
      Shifts shifts,
      Standings standings,
      NoClash noClash,
      AuditTrail trail,
      Sql sql,
      Clock clock) {
    this.people = people;
    this.volunteers = volunteers;
    this.shifts = shifts;
    this.standings = standings;
    this.noClash = noClash;
    this.trail = trail;
    this.sql = sql;
    this.clock = clock;
  }

  /** Whoever has signed up already has what they want: it is no refusal. */
  @Transactional
  public Shifts.Shift signUp(UUID id, SignedIn who) {
    var now = clock.instant();
    var person = people.recognise(who);
    volunteers.lockActive(person);
    var shift = shifts.one(id, person, Places.everywhere());
    if (shift.mine()) {
      return shift;
    }
    standings.require(person, shift.role(), shift.day());
    noClash.requireNotAway(person, shift.day());
    noClash.require(person, shift.day(), shift.startsAt(), shift.endsAt(), null);
    takePlace(id, now);
    if (sql.of(SIGN_UP).bind("shift", id).bind("volunteer", person).bind("now", now).update()
        == 0) {
      throw NoClash.clash();
    }
    trail.append(RotaAction.SIGNED_UP.of(id, Actor.of(who.subject(), Roles.VOLUNTEER)));
    Log.infof("event=shift-signed-up shift=%s", id);
    return shifts.one(id, person, Places.everywhere());
  }

  private void takePlace(UUID id, Instant now) {
    if (sql.of(TAKE_PLACE).bind("shift", id).bind("now", now).list(UUID.class).isEmpty()) {
      var shift = shifts.one(id, null, Places.everywhere());
      requireToCome(shift, now);
      throw new Conflict("shift-full", "Every place of this shift is taken. Choose another one");
    }
  }

  private static void requireToCome(Shifts.Shift shift, Instant now) {
    if (shift.cancelReason() != null) {
      throw new Conflict("shift-cancelled", "This shift is cancelled: " + shift.cancelReason());
    }
    if (!shift.startsAt().isAfter(now)) {
      throw new Conflict("shift-begun", "This shift has begun or is over");
    }
  }

  /** Until the deadline; later only a coordinator takes somebody out. */
  @Transactional
  public Shifts.Shift giveUp(UUID id, SignedIn who) {
    var now = clock.instant();
    var person = people.recognise(who);
    volunteers.lock(person);
    var shift = shifts.lock(id, person, Places.everywhere());
    if (shift.mine() && now.isAfter(shift.cancelUntil())) {
      throw new Conflict(
          "too-late",
          "You could cancel until %s. Tell the library, so that somebody else can come"
              .formatted(London.moment(shift.cancelUntil())));
    }
    if (free(id, person, now)) {
      trail.append(RotaAction.GIVEN_UP.of(id, Actor.of(who.subject(), Roles.VOLUNTEER)));
      Log.infof("event=shift-given-up shift=%s", id);
    }
    return shifts.one(id, person, Places.everywhere());
  }

  /** A coordinator of the place takes somebody out, at any time. */
  @Transactional
  void takeOut(UUID id, UUID volunteer, SignedIn who, Places places) {
    volunteers.lock(volunteer);
    var shift = shifts.lock(id, volunteer, places);
    if (!free(id, volunteer, clock.instant())) {
      throw new NotFound("sign-up of this person");
    }
    trail.append(RotaAction.TAKEN_OUT.of(id, EditSlots.actor(who, shift.place())));
  }

  /** The shift's row is locked. */
  private boolean free(UUID id, UUID volunteer, Instant now) {
    var wasSignedUp =
        sql.of(GIVE_UP).bind("shift", id).bind("volunteer", volunteer).bind("now", now).update()
            == 1;
    if (wasSignedUp) {
      sql.of(FREE_PLACE).bind("shift", id).update();
    }
    return wasSignedUp;
  }
}
