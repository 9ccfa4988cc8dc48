package throughline.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The sign-in flows of a realm file, in a realm that was imported before it had them. */
final class RealmFlows {
  private final AdminApi keycloak;
  private final String authentication;

  RealmFlows(AdminApi keycloak, String realm) {
    this.keycloak = keycloak;
    this.authentication = realm + "/authentication";
  }

  void createMissing(JsonNode file) throws IOException {
    for (JsonNode flow : file.get("authenticationFlows")) {
      if (flow.get("topLevel").asBoolean() && !exists(flow)) {
        keycloak.post(authentication + "/flows", withoutExecutions(flow));
        fill(flow, file);
        adjust(flow, file);
      }
    }
  }

  private boolean exists(JsonNode flow) throws IOException {
    for (JsonNode known : keycloak.get(authentication + "/flows")) {
      if (known.get("alias").equals(flow.get("alias"))) {
        return true;
      }
    }
    return false;
  }

  private static JsonNode withoutExecutions(JsonNode flow) {
    ObjectNode bare = flow.deepCopy();
    return bare.without("authenticationExecutions");
  }

  private void fill(JsonNode flow, JsonNode file) throws IOException {
    for (JsonNode execution : flow.get("authenticationExecutions")) {
      if (execution.has("flowAlias")) {
        JsonNode part = named(file.get("authenticationFlows"), execution.get("flowAlias"));
        keycloak.post(executions(flow) + "/flow", subflow(part, execution));
        fill(part, file);
      } else {
        Object provider = Map.of("provider", execution.get("authenticator"));
        keycloak.post(executions(flow) + "/execution", provider);
      }
    }
  }

  private static Map<String, Object> subflow(JsonNode part, JsonNode execution) {
    return Map.of(
        "alias", part.get("alias"),
        "description", part.get("description"),
        "type", part.get("providerId"),
        "provider", execution.path("authenticator").asText());
  }

  /** What can only be said of an execution that is there already. */
  private void adjust(JsonNode top, JsonNode file) throws IOException {
    for (JsonNode made : keycloak.get(executions(top))) {
      JsonNode wanted = wanted(made, file);
      keycloak.put(
          executions(top), ((ObjectNode) made).set("requirement", wanted.get("requirement")));
      if (wanted.has("authenticatorConfig")) {
        keycloak.post(
            authentication + "/executions/" + made.get("id").asText() + "/config",
            named(file.get("authenticatorConfig"), wanted.get("authenticatorConfig")));
      }
    }
  }

  /** A subflow shows its name; anything else, what it does. */
  private static JsonNode wanted(JsonNode made, JsonNode file) {
    for (JsonNode flow : file.get("authenticationFlows")) {
      for (JsonNode execution : flow.get("authenticationExecutions")) {
        boolean isIt =
            execution.has("flowAlias")
                ? execution.get("flowAlias").equals(made.get("displayName"))
                : execution.get("authenticator").equals(made.get("providerId"));
        if (isIt) {
          return execution;
        }
      }
    }
    throw new IllegalStateException("the realm file has no " + made);
  }

  private static JsonNode named(JsonNode list, JsonNode alias) {
    for (JsonNode each : list) {
      if (each.get("alias").equals(alias)) {
        return each;
      }
    }
    throw new IllegalStateException("the realm file has no " + alias);
  }

  private String executions(JsonNode flow) {
    String alias =
        URLEncoder.encode(flow.get("alias").asText(), StandardCharsets.UTF_8).replace("+", "%20");
    return authentication + "/flows/" + alias + "/executions";
  }
}
