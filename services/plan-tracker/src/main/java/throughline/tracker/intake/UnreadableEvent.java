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

  private UnreadableEvent(DeadReason reason, String detail) {
    this(new Why(reason, detail));
  }

  static UnreadableEvent malformed(String detail) {
    return new UnreadableEvent(DeadReason.MALFORMED, detail);
  }

  static UnreadableEvent malformed(String detail, String technical) {
    return new UnreadableEvent(new Why(DeadReason.MALFORMED, detail, technical));
  }

  static UnreadableEvent unknownType(String detail) {
    return new UnreadableEvent(DeadReason.UNKNOWN_TYPE, detail);
  }

  static UnreadableEvent notFromItsOwner(String detail) {
    return new UnreadableEvent(DeadReason.NOT_FROM_ITS_OWNER, detail);
  }

  static UnreadableEvent contradicts(String detail) {
    return new UnreadableEvent(DeadReason.CONTRADICTS, detail);
  }

  Why why() {
    return why;
  }
}
