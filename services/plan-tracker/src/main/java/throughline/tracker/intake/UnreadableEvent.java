package throughline.tracker.intake;

import throughline.tracker.intake.deadevent.DeadReason;
import throughline.tracker.intake.deadevent.Why;

/** A record that is no event of the contracts; the message says why. */
final class UnreadableEvent extends Exception {

  private static final long serialVersionUID = 1;

  private final transient Why why;

  private UnreadableEvent(Why why) {
    super(why.detail(), null, false, false);
    this.why = why;
  }

  UnreadableEvent(DeadReason reason, String detail) {
    this(new Why(reason, detail));
  }

  static UnreadableEvent malformed(String detail) {
    return malformed(detail, "");
  }

  static UnreadableEvent malformed(String detail, String technical) {
    return new UnreadableEvent(new Why(DeadReason.MALFORMED, detail, technical));
  }

  Why why() {
    return why;
  }
}
