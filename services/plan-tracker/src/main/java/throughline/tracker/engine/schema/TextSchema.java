package throughline.tracker.engine.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Predicate;

/** Text of a form. */
record TextSchema(Predicate<String> form, Problem wrong) implements SchemaNode {

  @Override
  public Problem problem(JsonNode value) {
    return value.isTextual() && form.test(value.textValue()) ? null : wrong;
  }
}
