package throughline.tracker.intake.deadevent;

/**
 * Why a record is set aside. It quotes nothing that the record holds.
 *
 * @param technical as a schema or the database says it; empty where the words say all
 */
public record Why(DeadReason reason, String detail, String technical) {

  public Why(DeadReason reason, String detail) {
    this(reason, detail, "");
  }
}
