package throughline.bookings;

/** The roles that this service knows, as the sign-in provider names them. */
public final class Roles {
  public static final String ENTREPRENEUR = "entrepreneur";
  public static final String ADVISER = "bipc-adviser";

  /** Works for a partner, who runs sessions of their own: their places are codes of partners. */
  public static final String PARTNER = "bipc-partner";

  public static final String ADMINISTRATOR = "administrator";

  private Roles() {}
}
