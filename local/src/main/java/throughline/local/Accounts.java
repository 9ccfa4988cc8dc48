package throughline.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Accounts made in the suite's own Keycloak for a test, so that no figure has met their owners. */
public final class Accounts {
  private static final String REALM = "/" + Realm.NAME;
  private static final String USERS = REALM + "/users";
  private static final String PASSWORD = "only-for-this-test";

  private final Administrator administrator;

  /** Somebody with an account; always synthetic. */
  public record Account(String username, String name, String password) {}

  public Accounts(Administrator administrator) {
    this.administrator = administrator;
  }

  /** Somebody new with these roles, each everywhere. */
  public Account create(String familyName, String... roles) {
    return create(familyName, List.of(roles).stream().map(role -> role + "@*").toList(), roles);
  }

  /**
   * @param places where the roles count that are bound to places, each as {@code role@place}
   */
  public Account create(String familyName, List<String> places, String... roles) {
    String unique = UUID.randomUUID().toString().substring(0, 8);
    Account account =
        new Account(
            "test-" + unique + "@example.org",
            "Test %s %s".formatted(familyName, unique),
            PASSWORD);
    AdminApi keycloak = administrator.api();
    try {
      keycloak.post(USERS, user(account, familyName + " " + unique, places));
      String made =
          keycloak
              .get(USERS + "?exact=true&username=" + account.username())
              .get(0)
              .get("id")
              .asText();
      List<JsonNode> representations = new ArrayList<>();
      for (String role : roles) {
        representations.add(keycloak.get(REALM + "/roles/" + role));
      }
      keycloak.post(USERS + "/" + made + "/role-mappings/realm", representations);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return account;
  }

  private static Map<String, Object> user(Account account, String familyName, List<String> places) {
    return Map.of(
        "username",
        account.username(),
        "enabled",
        true,
        "firstName",
        "Test",
        "lastName",
        familyName,
        "email",
        account.username(),
        "emailVerified",
        true,
        "attributes",
        Map.of("places", places),
        "credentials",
        List.of(Map.of("type", "password", "value", account.password(), "temporary", false)));
  }
}
