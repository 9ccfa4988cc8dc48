package throughline.membership.shared;

/** Who the history names beside those with a role: nobody signs in as one of these. */
public final class WithoutSignIn {
  public static final String GUARDIAN = "guardian";
  public static final String SERVICE = "service";

  private WithoutSignIn() {}
}
