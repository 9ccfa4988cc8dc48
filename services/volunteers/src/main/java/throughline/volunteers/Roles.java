package throughline.volunteers;

/** The roles that this service knows, as the sign-in provider names them. */
public final class Roles {
  public static final String VOLUNTEER = "volunteer";
  public static final String COORDINATOR = "volunteer-coordinator";

  public static final String ADMINISTRATOR = "administrator";

  private Roles() {}
}
