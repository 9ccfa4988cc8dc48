package throughline.tracker.shared;

/** The realm roles that this service knows. */
public final class Roles {

  public static final String STRATEGY_LEAD = "strategy-lead";
  public static final String ADMINISTRATOR = "administrator";

  private Roles() {}
}
