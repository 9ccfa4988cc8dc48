package throughline.platform.web.input;

/**
 * A field of a form as it was sent, to be sent again by a page that shows it otherwise.
 *
 * @param name of the field; of a list of boxes each ticked one comes by itself
 */
public record SentField(String name, String value) {

  /** Hides what was typed from any log that this object slips into. */
  @Override
  public String toString() {
    return "SentField " + name;
  }
}
