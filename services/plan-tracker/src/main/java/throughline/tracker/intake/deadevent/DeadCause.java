package throughline.tracker.intake.deadevent;

/** Why events were set aside, with how many there are of it. */
public record DeadCause(String id, DeadReason reason, String detail, long events, long latest) {

  public static final String ID = "[A-Z_]{1,40}-[0-9a-f]{12}";

  public String words() {
    return reason.words() + ": " + detail;
  }

  public boolean isOne() {
    return events == 1;
  }
}
