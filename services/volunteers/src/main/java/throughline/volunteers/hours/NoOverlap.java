package throughline.volunteers.hours;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;
import throughline.platform.core.permission.Places;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.core.time.London;
import throughline.volunteers.volunteer.Volunteers;

/** Nobody is in two places at once: hours of one person do not overlap. They may touch. */
@ApplicationScoped
class NoOverlap {

  /** For hours that no entry holds yet: none has this id. */
  static final UUID NEW = new UUID(0, 0);

  private static final String ELSEWHERE =
      "These hours overlap with others that are logged at another library. Ask the volunteer which"
          + " are right";

  private final Volunteers volunteers;
  private final HoursEntries entries;

  NoOverlap(Volunteers volunteers, HoursEntries entries) {
    this.volunteers = volunteers;
    this.entries = entries;
  }

  /**
   * Holds back whatever else would change the person's hours until the transaction ends, so that
   * the answer is still true when the hours are saved.
   *
   * @param entry the one that is to hold these hours; its own present hours are no obstacle
   * @param told the libraries of which whoever asks may know when the volunteer was there
   * @throws Conflict naming the other hours, if they are of these libraries
   */
  @Transactional(MANDATORY)
  void require(UUID volunteer, WorkedTime worked, UUID entry, Places told) {
    volunteers.lock(volunteer);
    problem(volunteer, worked, entry, told)
        .ifPresent(
            message -> {
              throw new Conflict("hours-overlap", message);
            });
  }

  /** What is in the way of these hours now; empty if nothing. */
  Optional<String> problem(UUID volunteer, WorkedTime worked, UUID entry, Places told) {
    return entries
        .overlapping(volunteer, worked, entry)
        .map(other -> told.includes(other.library()) ? message(other.worked()) : ELSEWHERE);
  }

  private static String message(WorkedTime other) {
    var start = other.start().atZone(London.ZONE);
    var end = other.end().atZone(London.ZONE);
    return "These hours overlap with others that are logged already: %s to %s on %s. Check the date and both times"
        .formatted(
            London.time(start.toLocalTime()),
            London.time(end.toLocalTime()),
            London.date(start.toLocalDate()));
  }
}
