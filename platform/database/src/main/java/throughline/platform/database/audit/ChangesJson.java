package throughline.platform.database.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Changes as they are stored: {@code {"library": {"before": "BICE", "after": "BANB"}}}. */
final class ChangesJson {

  private static final ObjectMapper JSON = new ObjectMapper();

  @JsonInclude(JsonInclude.Include.NON_NULL)
  private record Values(String before, String after) {}

  private ChangesJson() {}

  /** Null for none. */
  static String write(List<Change> changes) {
    if (changes.isEmpty()) {
      return null;
    }
    var byField = new LinkedHashMap<String, Values>();
    changes.forEach(
        change -> byField.put(change.field(), new Values(change.before(), change.after())));
    try {
      return JSON.writeValueAsString(byField);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("texts are always written as JSON");
    }
  }

  static List<Change> read(byte[] json, boolean personal) {
    try {
      Map<String, Values> byField =
          JSON.readerForMapOf(Values.class).readValue(new String(json, StandardCharsets.UTF_8));
      return byField.entrySet().stream()
          .map(
              entry ->
                  new Change(
                      entry.getKey(),
                      entry.getValue().before(),
                      entry.getValue().after(),
                      personal))
          .toList();
    } catch (IOException broken) {
      throw new AuditException("changes of an entry cannot be read", null);
    }
  }
}
