package throughline.membership.shared;

/** Who the history names beside those with a role: nobody signs in as one of these. */
public final class WithoutSignIn {

  /** Whoever came by the link in a mail. */
  public static final String GUARDIAN = "guardian";

  /** What the service does by itself. */
  public static final String SERVICE = "service";

  private WithoutSignIn() {}
}
