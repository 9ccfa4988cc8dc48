package throughline.tracker.engine.measurefile;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;

/**
 * A value, or a list of values any of which will do: {@code APPROVED} or {@code [ATTENDED,
 * PARTIAL]}.
 */
record OneOrMore(List<String> values) {

  @JsonCreator
  static OneOrMore of(Object written) {
    return written instanceof List<?> list
        ? new OneOrMore(list.stream().map(String::valueOf).toList())
        : new OneOrMore(List.of(String.valueOf(written)));
  }

  @JsonValue
  Object written() {
    return values.size() == 1 ? values.get(0) : values;
  }
}
