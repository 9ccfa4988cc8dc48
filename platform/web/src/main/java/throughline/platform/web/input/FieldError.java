package throughline.platform.web.input;

/**
 * One wrong field and what to do about it.
 *
 * @param field the name of the field as the JSON API and the HTML form spell it
 * @param message a sentence that says how to put it right, never what the person typed
 */
public record FieldError(String field, String message) {}
