package throughline.tracker.shared;

/** The realm roles that this service knows. */
public final class Roles {

  /** Reviews the progress of the plan. */
  public static final String STRATEGY_LEAD = "strategy-lead";

  /** Keeps the service running. */
  public static final String ADMINISTRATOR = "administrator";

  private Roles() {}
}
