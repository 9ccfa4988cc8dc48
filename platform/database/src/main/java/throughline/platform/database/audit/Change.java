package throughline.platform.database.audit;

/**
 * A field of the record that has another value now.
 *
 * @param field its name, as the API spells it
 * @param before null if it had none
 * @param after null if it has none
 * @param personal whether the values tell of a person, so that erasure must reach them
 */
public record Change(String field, String before, String after, boolean personal) {

  /** Of values that may be kept for as long as the entry. */
  public static Change of(String field, Object before, Object after) {
    return new Change(field, text(before), text(after), false);
  }

  /** Of values that can be erased: they are sealed with the record's key. */
  public static Change personal(String field, Object before, Object after) {
    return new Change(field, text(before), text(after), true);
  }

  private static String text(Object value) {
    return value == null ? null : value.toString();
  }

  /** Hides the values from any log that this object slips into. */
  @Override
  public String toString() {
    return "Change of " + field;
  }
}
