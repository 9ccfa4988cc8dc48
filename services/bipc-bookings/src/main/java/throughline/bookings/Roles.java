package throughline.bookings;

/** The roles that this service knows, as the sign-in provider names them. */
public final class Roles {
  public static final String ENTREPRENEUR = "entrepreneur";
  public static final String ADVISER = "bipc-adviser";

  public static final String ADMINISTRATOR = "administrator";

  private Roles() {}
}
