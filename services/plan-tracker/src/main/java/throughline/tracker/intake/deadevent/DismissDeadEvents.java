package throughline.tracker.intake.deadevent;

import jakarta.inject.Singleton;
import java.time.Clock;
import org.jdbi.v3.core.Jdbi;
import throughline.platform.core.input.Fields;
import throughline.platform.core.person.SignedIn;
import throughline.platform.core.refusal.Conflict;

/**
 * An administrator dismisses events that can never be taken in, so that the list shows what is
 * still to be done.
 */
@Singleton
public class DismissDeadEvents {

  public static final int LONGEST_REASON = 300;

  private static final String ONE = "";

  private final Jdbi jdbi;
  private final Clock clock;
  private final Dismissals dismissals = new Dismissals();

  DismissDeadEvents(Jdbi jdbi, Clock clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  public void dismissOne(long event, String why, SignedIn who) {
    dismiss(ONE, event, event, why, who);
  }

  /** Dismisses all of a cause that somebody has seen. */
  public int dismissAll(String cause, long until, String why, SignedIn who) {
    return dismiss(cause, 0, until, why, who);
  }

  private int dismiss(String cause, long event, long until, String why, SignedIn who) {
    var fields = new Fields();
    var reason = fields.text("reason", why, LONGEST_REASON, "Enter why it is dismissed");
    fields.throwIfAny();
    int dismissed =
        jdbi.inTransaction(
            handle ->
                dismissals.dismiss(handle, cause, event, until, reason, who, clock.instant()));
    if (dismissed == 0) {
      throw new Conflict("already-resolved", "This was dealt with before.");
    }
    return dismissed;
  }

  /** Puts back all that was dismissed at once. */
  public int undo(long dismissal, SignedIn who) {
    int back =
        jdbi.inTransaction(handle -> dismissals.undo(handle, dismissal, who, clock.instant()));
    if (back == 0) {
      throw new Conflict("already-resolved", "Nothing of it is dismissed any more.");
    }
    return back;
  }
}
