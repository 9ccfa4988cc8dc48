package throughline.tracker.intake;

import throughline.tracker.deadevent.DeadReason;

/** A record that is no event of the contracts; the message says why. */
final class UnreadableEvent extends Exception {

  private static final long serialVersionUID = 1;

  private final DeadReason reason;

  private UnreadableEvent(DeadReason reason, String detail) {
    super(detail, null, false, false);
    this.reason = reason;
  }

  static UnreadableEvent malformed(String detail) {
    return new UnreadableEvent(DeadReason.MALFORMED, detail);
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

  DeadReason reason() {
    return reason;
  }
}
