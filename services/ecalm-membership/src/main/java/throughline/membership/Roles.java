package throughline.membership;

/** The roles that open something here, by their names at the sign-in provider. */
public final class Roles {

  public static final String REGISTRAR = "registrar";
  public static final String LIBRARY_STAFF = "library-staff";

  /** The library system: a program that tells of loans. */
  public static final String LIBRARY_SYSTEM = "library-system";

  /** Keeps the service running. */
  public static final String ADMINISTRATOR = "administrator";

  /** Whoever came by the link in a mail: of history alone, since no sign-in gives it. */
  public static final String GUARDIAN = "guardian";

  private Roles() {}
}
