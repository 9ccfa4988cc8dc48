package throughline.bookings.booking.queue;

import java.time.Instant;
import java.util.UUID;

/**
 * Somebody's wish for a place at a session, as it stands.
 *
 * @param entrepreneur whoever was signed in; null for others
 * @param name of somebody without an account until it is decided; null for others
 * @param address like the name
 * @param expires when a held or offered place goes to somebody else; null while they wait
 * @param booking what came of it; null if nothing did
 */
public record PlaceRequest(
    UUID id,
    UUID session,
    UUID entrepreneur,
    String name,
    String address,
    String talkAbout,
    State state,
    Instant expires,
    UUID booking) {
  /** Where it stands. The first three live; the others are for ever. */
  public enum State {
    HELD,
    WAITING,
    OFFERED,
    CONFIRMED,
    ACCEPTED,
    DECLINED,
    EXPIRED,
    LEFT
  }

  /** Whether a place is kept for them at this moment. */
  public boolean hasPlace(Instant now) {
    return (state == State.HELD || state == State.OFFERED) && now.isBefore(expires);
  }

  /** For templates. */
  public boolean is(String name) {
    return state.name().equals(name);
  }

  /** Hides who it is from any log that this object slips into. */
  @Override
  public String toString() {
    return "PlaceRequest";
  }
}
