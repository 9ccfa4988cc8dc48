package throughline.bookings.venue;

import java.util.UUID;

/**
 * A room or an adviser.
 *
 * @param venueCode of a room; null of an adviser, who goes from venue to venue
 * @param emailAddress of an adviser, if it is known
 */
public record Resource(
    UUID id, Kind kind, String name, String venueCode, String emailAddress, boolean active) {
  /** What can be at one session at a time. */
  public enum Kind {
    ROOM,
    ADVISER
  }

  public boolean isRoomOf(String venue) {
    return kind == Kind.ROOM && venueCode.equals(venue);
  }

  public boolean isAdviser() {
    return kind == Kind.ADVISER;
  }

  /** Hides the address from any log that this object slips into. */
  @Override
  public String toString() {
    return "Resource " + id;
  }
}
