package throughline.platform.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

/** Calls the API for what a test needs before it begins; what is tested, REST Assured calls. */
public final class Api {

  private static final int CREATED = 201;

  private static final ObjectMapper JSON = new ObjectMapper();

  private Api() {}

  /**
   * Makes something, which must succeed, and answers with its id.
   *
   * @param fields what the call sends; nothing at all if it is empty
   */
  public static String created(
      Actor person, String path, Map<String, String> headers, Map<String, ?> fields) {
    var answer = call(person, "POST", path, headers, fields);
    if (answer.status() != CREATED) {
      throw new AssertionError(path + " answered " + answer.status() + ": " + answer.text());
    }
    try {
      return JSON.readTree(answer.body()).path("id").textValue();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Answer call(
      Actor person,
      String method,
      String path,
      Map<String, String> headers,
      Map<String, ?> fields) {
    var all = new HashMap<>(headers);
    all.put("Accept", "*/*");
    all.put("Authorization", "Bearer " + person.token());
    return fields.isEmpty()
        ? Sender.bare(method, path, all)
        : Sender.json(method, path, all, json(fields));
  }

  private static byte[] json(Map<String, ?> fields) {
    try {
      return JSON.writeValueAsBytes(fields);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
