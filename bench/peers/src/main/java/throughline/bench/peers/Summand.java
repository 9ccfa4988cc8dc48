package throughline.bench.peers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * What an event adds to which sum.
 *
 * @param key its type, its library and its month
 */
record Summand(String key, long amount) {

  private static final ObjectMapper JSON = new ObjectMapper();

  static Summand of(byte[] type, byte[] body) {
    var event = read(body);
    return new Summand(new String(type, StandardCharsets.UTF_8) + place(event), amount(event));
  }

  private static JsonNode read(byte[] body) {
    try {
      return JSON.readTree(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String place(JsonNode body) {
    var library = body.path("library").asText(body.path("enrolledAt").asText());
    var day = body.path("sessionDate").asText(body.path("enrolledOn").asText());
    if (day.isEmpty()) {
      day = body.path("days").path(0).path("date").asText();
    }
    return "|" + library + "|" + day.substring(0, Math.min(7, day.length()));
  }

  private static long amount(JsonNode body) {
    return body.path("days").path(0).path("minutes").asLong(1);
  }
}
