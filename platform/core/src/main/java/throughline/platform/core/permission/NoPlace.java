package throughline.platform.core.permission;

/** Somebody has the role, but no place yet at which it counts. Answered as 403 no-place. */
public class NoPlace extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public NoPlace() {
    super(
        "Your account has the role, but no place yet at which it counts. Ask whoever looks after"
            + " accounts to add the places where you work.");
  }
}
