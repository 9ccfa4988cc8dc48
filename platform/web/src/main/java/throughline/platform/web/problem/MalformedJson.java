package throughline.platform.web.problem;

import com.fasterxml.jackson.core.JsonLocation;
import java.util.List;
import java.util.stream.Collectors;
import throughline.platform.core.input.FieldError;

/** A JSON body that cannot be read. Says where it is wrong; nothing of its values is repeated. */
class MalformedJson extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  private MalformedJson(String detail, List<FieldError> wrong) {
    super(detail);
    this.problem =
        Problem.of(400, "malformed-json", "The JSON cannot be read", detail).withErrors(wrong);
  }

  static MalformedJson noObject() {
    return new MalformedJson("Send one JSON object with the fields of this request.", List.of());
  }

  static MalformedJson excess() {
    return new MalformedJson(
        "Send fewer fields, shorter names and values, and less nesting: no request here needs so"
            + " much.",
        List.of());
  }

  static MalformedJson noText() {
    return new MalformedJson("Send the JSON as UTF-8 text.", List.of());
  }

  static MalformedJson at(JsonLocation place) {
    return new MalformedJson(
        "Not valid JSON at line %d, column %d.".formatted(place.getLineNr(), place.getColumnNr()),
        List.of());
  }

  static MalformedJson fields(List<FieldError> wrong) {
    String names = wrong.stream().map(FieldError::field).collect(Collectors.joining(", "));
    return new MalformedJson(
        "Correct %s %s and send the request again."
            .formatted(wrong.size() == 1 ? "the field" : "the fields", names),
        wrong);
  }

  Problem problem() {
    return problem;
  }
}
