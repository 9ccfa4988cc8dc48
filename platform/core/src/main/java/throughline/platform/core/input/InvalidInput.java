package throughline.platform.core.input;

import java.util.List;
import java.util.stream.Collectors;

/** Input that cannot be used, with one entry per wrong field. Answered as 400 invalid-input. */
public class InvalidInput extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<FieldError> errors;

  public InvalidInput(List<FieldError> errors) {
    super(
        errors.stream().map(FieldError::field).collect(Collectors.joining(", ", "invalid: ", "")));
    this.errors = List.copyOf(errors);
  }

  public InvalidInput(String field, String message) {
    this(List.of(new FieldError(field, message)));
  }

  public List<FieldError> errors() {
    return errors;
  }
}
