package throughline.tracker.shared;

/** The realm roles that this service knows. */
public final class Roles {

  /** Reads everything but what waits for somebody. */
  public static final String VIEWER = "viewer";

  public static final String STRATEGY_LEAD = "strategy-lead";
  public static final String ADMINISTRATOR = "administrator";

  private Roles() {}
}
