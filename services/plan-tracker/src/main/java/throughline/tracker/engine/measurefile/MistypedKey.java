package throughline.tracker.engine.measurefile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import throughline.tracker.engine.measurefile.BadMeasureFile.Problem;

/** Says in the words of measures.yaml, not in Java's, which key of an entry is mistyped. */
final class MistypedKey {

  private static final YAMLMapper YAML = new YAMLMapper();

  private MistypedKey() {}

  static Problem problem(JsonProcessingException e) {
    return new Problem(e instanceof JsonMappingException mapped ? path(mapped) : "", words(e));
  }

  private static String words(JsonProcessingException e) {
    if (e instanceof UnrecognizedPropertyException unknown) {
      return path(unknown) + " is not a key of a measure";
    }
    if (e instanceof InvalidFormatException wrong) {
      return "%s is %s and must be %s"
          .formatted(path(wrong), wrong.getValue(), mustBe(wrong.getTargetType()));
    }
    if (e instanceof MismatchedInputException wrong) {
      return "%s must be %s".formatted(path(wrong), mustBe(wrong.getTargetType()));
    }
    return e.getOriginalMessage();
  }

  private static String mustBe(Class<?> type) {
    if (type.isEnum()) {
      return "one of "
          + String.join(", ", YAML.convertValue(type.getEnumConstants(), String[].class));
    }
    if (type == int.class) {
      return "a whole number";
    }
    if (type == Boolean.class) {
      return "true or false";
    }
    if (Collection.class.isAssignableFrom(type)) {
      return "a list";
    }
    return Map.class.isAssignableFrom(type) ? "keys with values" : "text";
  }

  private static String path(JsonMappingException e) {
    return e.getPath().stream()
        .map(JsonMappingException.Reference::getFieldName)
        .filter(Objects::nonNull)
        .collect(Collectors.joining("."));
  }
}
