package throughline.membership.shared;

/** The roles that open something here, by their names at the sign-in provider. */
public final class Roles {
  public static final String REGISTRAR = "registrar";
  public static final String LIBRARY_STAFF = "library-staff";
  public static final String LIBRARY_SYSTEM = "library-system";
  public static final String ADMINISTRATOR = "administrator";

  private Roles() {}
}
