package throughline.tracker.engine.schema;

import com.fasterxml.jackson.databind.JsonNode;

/** A whole number within bounds, written as one: 60 and neither 60.0 nor "60". */
record IntegerSchema(long least, long most) implements SchemaNode {

  @Override
  public Problem problem(JsonNode value) {
    return value.isIntegralNumber()
            && value.canConvertToLong()
            && value.longValue() >= least
            && value.longValue() <= most
        ? null
        : Problem.of("must be a whole number from %d to %d".formatted(least, most));
  }
}
