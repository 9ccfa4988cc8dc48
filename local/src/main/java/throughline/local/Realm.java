package throughline.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The suite's realm as it is imported, and the demonstration people in it. */
public final class Realm {
  public static final String NAME = "throughline";

  /**
   * The client through which a command line may swap a demonstration person's password for a token.
   */
  public static final String JOURNEY_CLIENT = "throughline-journey";

  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(\\w+)}");
  private static final String FILE = "/realm/throughline-realm.json";

  private Realm() {}

  /** A demonstration person: synthetic, of one role, for this machine only. */
  public record Person(String username, String name, String role, String password) {}

  static String json() {
    try (InputStream in = Realm.class.getResourceAsStream(FILE)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The clients with their placeholders filled, as Keycloak fills them when it imports the file.
   */
  static JsonNode clients(Map<String, String> environment) {
    String filled =
        PLACEHOLDER.matcher(json()).replaceAll(found -> environment.get(found.group(1)));
    return read(filled).get("clients");
  }

  public static List<Person> people() {
    List<Person> people = new ArrayList<>();
    for (JsonNode user : read(json()).get("users")) {
      people.add(
          new Person(
              user.get("username").asText(),
              user.get("firstName").asText() + " " + user.get("lastName").asText(),
              user.get("realmRoles").get(0).asText(),
              user.get("credentials").get(0).get("value").asText()));
    }
    return people;
  }

  /** The demonstration person of a role. */
  public static Person person(String role) {
    return people().stream()
        .filter(person -> person.role().equals(role))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no demonstration person is a " + role));
  }

  private static JsonNode read(String json) {
    try {
      return new ObjectMapper().readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
