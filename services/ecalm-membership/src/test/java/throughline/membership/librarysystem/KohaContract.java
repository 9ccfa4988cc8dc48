package throughline.membership.librarysystem;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import throughline.platform.testing.JsonSchema;

/** What of Koha's published API was written down; see koha/README.md. */
final class KohaContract {

  private static final JsonSchema PATRON = JsonSchema.of("/koha/patron.json");
  private static final JsonSchema ANSWER = JsonSchema.of("/koha/patron-answer.json");
  private static final JsonSchema QUERY = JsonSchema.of("/koha/query.json");
  private static final JsonSchema ERROR = JsonSchema.of("/koha/error.json");
  private static final JsonSchema TOKEN = JsonSchema.of("/koha/token.json");

  private static final String ONE = "/patrons/[0-9]+";

  private static final Map<String, String> KNOWN =
      Map.of("POST", "/oauth/token|/patrons", "GET", "/patrons|" + ONE, "PUT", ONE, "DELETE", ONE);

  private final List<String> broken = new CopyOnWriteArrayList<>();

  /** What was sent or answered against it, in words. */
  List<String> broken() {
    return broken;
  }

  void sent(String method, String path, String query, String body) {
    if (!path.matches(KNOWN.getOrDefault(method, ""))) {
      broken.add(method + " " + path + " is no request of the contract");
    }
    if (query != null) {
      QUERY.errors(query).forEach(broken::add);
    }
    if (path.startsWith("/patrons") && (method.equals("POST") || method.equals("PUT"))) {
      PATRON.errors(body).forEach(broken::add);
    } else if (path.startsWith("/patrons") && !body.isEmpty()) {
      broken.add(method + " has no body");
    }
  }

  void answered(String path, int status, String body) {
    if (status >= 400) {
      ERROR.errors(body).forEach(broken::add);
    } else if (path.equals("/oauth/token")) {
      TOKEN.errors(body).forEach(broken::add);
    } else if (status != 204) {
      patrons(body).forEach(patron -> ANSWER.errors(patron.toString()).forEach(broken::add));
    }
  }

  private static List<JsonNode> patrons(String body) {
    try {
      var json = new ObjectMapper().readTree(body);
      var all = new ArrayList<JsonNode>();
      if (json.isArray()) {
        json.forEach(all::add);
      } else {
        all.add(json);
      }
      return all;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
