package throughline.platform.web.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import throughline.platform.core.input.FieldError;

/**
 * Finds every wrong field of a request. Jackson stops at the first, so each one found is taken out
 * and the rest read again.
 */
final class WrongFields {

  /** Reading again costs time: enough for any mistake, too little for an attack. */
  private static final int MOST = 50;

  /** One attempt at reading the whole. */
  @FunctionalInterface
  interface Reading {
    void of(JsonNode sent) throws JsonProcessingException;
  }

  private WrongFields() {}

  /** Takes them out of {@code sent}. */
  static List<FieldError> takenOutOf(JsonNode sent, Reading reading)
      throws JsonProcessingException {
    var found = new ArrayList<FieldError>();
    while (found.size() < MOST) {
      try {
        reading.of(sent);
        break;
      } catch (JsonMappingException wrong) {
        if (wrong.getPath().isEmpty()) {
          throw wrong;
        }
        takeOut(sent, wrong.getPath());
        found.add(new FieldError(name(wrong.getPath()), message(wrong)));
      }
    }
    return found;
  }

  private static void takeOut(JsonNode sent, List<Reference> path) {
    JsonNode holder = sent;
    for (Reference step : path.subList(0, path.size() - 1)) {
      holder = isField(step) ? holder.get(step.getFieldName()) : holder.get(step.getIndex());
    }
    Reference last = path.get(path.size() - 1);
    if (isField(last)) {
      ((ObjectNode) holder).remove(last.getFieldName());
    } else {
      ((ArrayNode) holder).setNull(last.getIndex());
    }
  }

  private static String message(JsonMappingException wrong) {
    return wrong instanceof UnrecognizedPropertyException
        ? "This field is not known here: check its spelling or leave it out"
        : "This value has the wrong type";
  }

  private static String name(List<Reference> path) {
    return path.stream()
        .map(step -> isField(step) ? "." + step.getFieldName() : "[" + step.getIndex() + "]")
        .collect(Collectors.joining())
        .replaceFirst("^\\.", "");
  }

  private static boolean isField(Reference step) {
    return step.getFieldName() != null;
  }
}
