package throughline.platform.web.input;

/**
 * A choice in a select or among radios.
 *
 * @param value what is sent
 * @param label what the person reads
 * @param hint a second line under a radio's label; empty for none
 */
public record Option(String value, String label, String hint) {

  /** A choice without a hint. */
  public static Option of(String value, String label) {
    return new Option(value, label, "");
  }
}
