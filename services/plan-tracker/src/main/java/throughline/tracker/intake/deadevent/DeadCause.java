package throughline.tracker.intake.deadevent;

/**
 * Why events were set aside, with how many there are of it.
 *
 * @param id short, for addresses
 * @param events how many are open
 * @param latest the id of the newest of them
 */
public record DeadCause(String id, DeadReason reason, String detail, long events, long latest) {

  /** The form of an id. */
  public static final String ID = "[A-Z_]{1,40}-[0-9a-f]{12}";

  /** As a person reads it. */
  public String words() {
    return reason.words() + ": " + detail;
  }

  public boolean isOne() {
    return events == 1;
  }
}
