package throughline.platform.web.input;

/** A choice in a select or among radios; the hint, a second line under a radio, may be empty. */
public record Option(String value, String label, String hint) {

  public static Option of(String value, String label) {
    return new Option(value, label, "");
  }
}
