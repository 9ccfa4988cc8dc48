package throughline.platform.core.input;

import java.util.List;
import java.util.stream.Collectors;

/** Input that cannot be used, with one entry per wrong field. Answered as 400 invalid-input. */
public class InvalidInput extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<FieldError> errors;

  /** Takes at least one error, in the order of the form. */
  public InvalidInput(List<FieldError> errors) {
    super(
        errors.stream().map(FieldError::field).collect(Collectors.joining(", ", "invalid: ", "")));
    this.errors = List.copyOf(errors);
  }

  /** One wrong field. */
  public InvalidInput(String field, String message) {
    this(List.of(new FieldError(field, message)));
  }

  /** Every wrong field, in the order of the form. */
  public List<FieldError> errors() {
    return errors;
  }
}
