package throughline.platform.core.input;

/**
 * One wrong field and what to do about it.
 *
 * @param field the name of the field as the JSON API and the HTML form spell it
 * @param message a sentence that says how to put it right. It never repeats personal details; a
 *     number, a date or a time may come again, so that it can be compared with what was meant
 */
public record FieldError(String field, String message) {}
