package throughline.tracker.schema;

import com.fasterxml.jackson.databind.JsonNode;

/** What one value must be. */
interface SchemaNode {

  /**
   * What is wrong with the value, as the path of the field from here (".days[0].minutes") and words
   * after a blank; null when nothing is. Null, not empty: it is asked a dozen times for each event.
   */
  String problem(JsonNode value);

  /** Whether two values are the same as far as the schema knows them. */
  default boolean same(JsonNode one, JsonNode other) {
    return one.isIntegralNumber() && other.isIntegralNumber()
        ? one.bigIntegerValue().equals(other.bigIntegerValue())
        : one.equals(other);
  }
}
