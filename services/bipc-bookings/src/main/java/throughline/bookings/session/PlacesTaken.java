package throughline.bookings.session;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** What becomes of those who have a place when their session changes. */
public interface PlacesTaken {
  /** The names of those who have a place at it, at most so many. */
  List<String> names(UUID session, int most);

  /**
   * Lets the bookings of these sessions be at their sessions' times; refuses if somebody would be
   * at two sessions at once. The sessions' rows must be locked.
   */
  void follow(Collection<UUID> sessions);

  /** There are more places at these than before; whoever waits for one comes first. */
  void roomMade(Collection<UUID> sessions);

  /** Tells everybody who has a place at these of what they are now, by mail. */
  void tellChanged(Collection<Session> sessions);

  /**
   * Writes to everybody who has a place at it.
   *
   * @return to how many
   */
  int write(Session session, String message);
}
