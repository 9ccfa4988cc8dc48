package throughline.membership;

/** The names of the error answers that {@code package-info} describes for every operation. */
public final class ApiDescription {

  public static final String INVALID = "Invalid";
  public static final String NOT_SIGNED_IN = "NotSignedIn";
  public static final String NOT_ALLOWED = "NotAllowed";
  public static final String NOT_FOUND = "NotFound";
  public static final String KEY_REUSED = "KeyReused";

  private ApiDescription() {}
}
