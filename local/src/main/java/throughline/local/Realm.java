package throughline.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The suite's realm as it is imported on this machine: what every installation imports, and besides
 * it the demonstration people and the client that trades their passwords for tokens. These two are
 * in a file of their own, so that no container can import them.
 */
public final class Realm {
  public static final String NAME = "throughline";

  /**
   * The client through which a command line may swap a demonstration person's password for a token.
   */
  public static final String JOURNEY_CLIENT = "throughline-journey";

  /** Set to true, it asks staff of the demonstration for codes, too, as everywhere else. */
  static final String CODES = "THROUGHLINE_CODES_FOR_STAFF";

  private static final String NEEDS_CODES = "staff";
  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(\\w+)}");
  private static final String EVERYWHERE = "/realm/throughline-realm.json";
  private static final String HERE_ALONE = "/throughline/local/demonstration.json";
  private static final String MASTER = "/master/master-realm.json";
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Realm() {}

  /**
   * A demonstration person: synthetic, for this machine only.
   *
   * @param subject by which the services know the person; the same on every machine
   * @param places where the roles count that are bound to places, each as {@code role@place}
   */
  public record Person(
      String subject,
      String username,
      String name,
      String email,
      List<String> roles,
      List<String> places,
      String password) {

    String forDemo() {
      return "%s | %s | %s | %s".formatted(username, subject, name, email);
    }

    /** Where this role counts: codes, or a star for everywhere; none if it is bound to no place. */
    List<String> placesOf(String role) {
      String start = role + "@";
      return places.stream()
          .filter(entry -> entry.startsWith(start))
          .map(entry -> entry.substring(start.length()))
          .toList();
    }
  }

  static ObjectNode whole() {
    return whole(Boolean.parseBoolean(System.getenv(CODES)));
  }

  static ObjectNode whole(boolean codes) {
    ObjectNode realm = (ObjectNode) read(EVERYWHERE);
    if (!codes) {
      realm.at("/roles/realm").forEach(Realm::sparesCodes);
    }
    ObjectNode here = (ObjectNode) read(HERE_ALONE);
    realm.withArray("clients").addAll((ArrayNode) here.get("clients"));
    realm.set("users", here.get("users"));
    return realm;
  }

  private static void sparesCodes(JsonNode role) {
    if (role.at("/composites/realm/0").asText().equals(NEEDS_CODES)) {
      ((ObjectNode) role).remove(List.of("composite", "composites"));
    }
  }

  /**
   * An import holds the demonstration people's passwords to the rules, too, and theirs is public
   * and so on the list of those refused. The rules are set before anybody can sign in.
   */
  static ObjectNode withoutPasswordPolicy(JsonNode realm) {
    ObjectNode importable = realm.deepCopy();
    importable.remove("passwordPolicy");
    return importable;
  }

  static JsonNode filled(Map<String, String> environment) {
    return parse(
        PLACEHOLDER
            .matcher(whole().toString())
            .replaceAll(found -> Matcher.quoteReplacement(environment.get(found.group(1)))));
  }

  static JsonNode master() {
    return read(MASTER);
  }

  public static List<Person> people() {
    List<Person> people = new ArrayList<>();
    for (JsonNode user : read(HERE_ALONE).get("users")) {
      people.add(
          new Person(
              user.get("id").asText(),
              user.get("username").asText(),
              user.get("firstName").asText(),
              user.get("email").asText(),
              texts(user.get("realmRoles")),
              texts(user.at("/attributes/places")),
              user.get("credentials").get(0).get("value").asText()));
    }
    return people;
  }

  /** A demonstration person. The first of each role has its name as user name. */
  public static Person person(String username) {
    return people().stream()
        .filter(person -> person.username().equals(username))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("no demonstration person is called " + username));
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(each -> texts.add(each.asText()));
    return texts;
  }

  private static JsonNode read(String file) {
    try (InputStream in = Realm.class.getResourceAsStream(file)) {
      return MAPPER.readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static JsonNode parse(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
