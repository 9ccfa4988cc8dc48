package throughline.platform.web.problem;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import com.fasterxml.jackson.databind.deser.ValueInstantiator;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import throughline.platform.core.input.FieldError;

/**
 * Notes each field of a request that is unknown, of the wrong type or without a value that it can
 * take, and has Jackson read on as if it had not come. One for each reading.
 */
final class WrongFields extends DeserializationProblemHandler {

  /** Enough for any mistake; an answer must not grow with what was sent. */
  private static final int MOST = 50;

  private static final String UNKNOWN =
      "This field is not known here: check its spelling or leave it out";
  private static final String WRONG_TYPE = "This value has the wrong type";

  private final Map<String, FieldError> found = new LinkedHashMap<>();

  List<FieldError> found() {
    return List.copyOf(found.values());
  }

  @Override
  public boolean handleUnknownProperty(
      DeserializationContext context,
      JsonParser parser,
      JsonDeserializer<?> reader,
      Object owner,
      String name)
      throws IOException {
    note(parser, UNKNOWN);
    parser.skipChildren();
    return true;
  }

  @Override
  public Object handleUnexpectedToken(
      DeserializationContext context,
      JavaType wanted,
      JsonToken token,
      JsonParser parser,
      String message)
      throws IOException {
    return wrongType(parser);
  }

  @Override
  public Object handleMissingInstantiator(
      DeserializationContext context,
      Class<?> wanted,
      ValueInstantiator instantiator,
      JsonParser parser,
      String message)
      throws IOException {
    return wrongType(parser);
  }

  @Override
  public Object handleWeirdStringValue(
      DeserializationContext context, Class<?> wanted, String value, String message)
      throws IOException {
    return wrongType(context.getParser());
  }

  @Override
  public Object handleWeirdNumberValue(
      DeserializationContext context, Class<?> wanted, Number value, String message)
      throws IOException {
    return wrongType(context.getParser());
  }

  /**
   * Notes what Jackson asks no handler about, such as a number out of range, and takes it out, so
   * that the rest can be read.
   *
   * @return false if it cannot be, or enough is noted
   */
  boolean takeOut(JsonNode sent, List<Reference> path) {
    if (path.isEmpty() || found.size() >= MOST) {
      return false;
    }
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
    note(
        path.stream()
            .map(step -> isField(step) ? "." + step.getFieldName() : "[" + step.getIndex() + "]")
            .collect(Collectors.joining()),
        WRONG_TYPE);
    return true;
  }

  private static boolean isField(Reference step) {
    return step.getFieldName() != null;
  }

  private Object wrongType(JsonParser parser) throws IOException {
    note(parser, WRONG_TYPE);
    parser.skipChildren();
    return null;
  }

  private void note(JsonParser parser, String message) {
    note(path(parser.getParsingContext()), message);
  }

  private static String path(JsonStreamContext place) {
    if (place == null || place.inRoot()) {
      return "";
    }
    String step = place.hasCurrentName() ? "." + place.getCurrentName() : "";
    String index =
        place.inArray() && place.hasCurrentIndex() ? "[" + place.getCurrentIndex() + "]" : "";
    return path(place.getParent()) + step + index;
  }

  private void note(String path, String message) {
    String field = path.replaceFirst("^\\.", "");
    if (found.size() < MOST) {
      found.putIfAbsent(field, new FieldError(field, message));
    }
  }
}
