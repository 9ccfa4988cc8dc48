package throughline.tracker.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Predicate;

/**
 * Text of a form.
 *
 * @param words what it must be
 */
record TextSchema(Predicate<String> form, String words) implements SchemaNode {

  @Override
  public String problem(JsonNode value) {
    return value.isTextual() && form.test(value.textValue()) ? null : " must be " + words;
  }
}
