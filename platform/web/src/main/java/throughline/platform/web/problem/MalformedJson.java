package throughline.platform.web.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.List;
import java.util.stream.Collectors;
import throughline.platform.web.input.FieldError;

/** Says where a JSON body is wrong. Nothing of the body's values is repeated. */
final class MalformedJson {

  private static final String NOT_AN_OBJECT =
      "Send one JSON object with the fields of this request.";

  private MalformedJson() {}

  static Problem nothingSent() {
    return problem(NOT_AN_OBJECT);
  }

  static Problem problem(JsonProcessingException malformed) {
    String path = malformed instanceof JsonMappingException mapping ? path(mapping) : "";
    Problem problem = problem(detail(malformed, path));
    return path.isEmpty()
        ? problem
        : problem.withErrors(List.of(new FieldError(path, message(malformed))));
  }

  private static Problem problem(String detail) {
    return Problem.of(400, "malformed-json", "The JSON cannot be read", detail);
  }

  private static String detail(JsonProcessingException malformed, String path) {
    if (!path.isEmpty()) {
      return "Correct the field " + path + " and send the request again.";
    }
    var place = malformed.getLocation();
    return malformed instanceof JsonMappingException || place == null
        ? NOT_AN_OBJECT
        : "Not valid JSON at line %d, column %d.".formatted(place.getLineNr(), place.getColumnNr());
  }

  private static String message(JsonProcessingException malformed) {
    return malformed instanceof UnrecognizedPropertyException
        ? "This field is not known here: check its spelling or leave it out"
        : "This value has the wrong type";
  }

  private static String path(JsonMappingException malformed) {
    return malformed.getPath().stream()
        .map(MalformedJson::step)
        .collect(Collectors.joining())
        .replaceFirst("^\\.", "");
  }

  private static String step(Reference reference) {
    return reference.getFieldName() == null
        ? "[" + reference.getIndex() + "]"
        : "." + reference.getFieldName();
  }
}
