package throughline.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The theme fits the Keycloak that it is made for: see ADR-0003 before a list here is changed. */
class SignInThemeTest {
  private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();

  /** Pages of the base theme that wear our layout as they are: no way of ours leads to them. */
  private static final Set<String> FRAMED =
      Set.of(
          "code.ftl",
          "delete-account-confirm.ftl",
          "delete-credential.ftl",
          "frontchannel-logout.ftl",
          "idp-review-user-profile.ftl",
          "link-idp-action.ftl",
          "login-idp-link-confirm-override.ftl",
          "login-idp-link-confirm.ftl",
          "login-idp-link-email.ftl",
          "login-oauth-grant.ftl",
          "login-oauth2-device-verify-user-code.ftl",
          "login-passkeys-conditional-authenticate.ftl",
          "login-password.ftl",
          "login-recovery-authn-code-config.ftl",
          "login-recovery-authn-code-input.ftl",
          "login-reset-otp.ftl",
          "login-username.ftl",
          "login-x509-info.ftl",
          "saml-post-form.ftl",
          "select-organization.ftl",
          "terms.ftl",
          "webauthn-authenticate.ftl",
          "webauthn-error.ftl",
          "webauthn-register.ftl");

  /** What those pages are made of. */
  private static final Set<String> THEIR_PARTS =
      Set.of(
          "cli_splash.ftl",
          "footer.ftl",
          "passkeys.ftl",
          "password-commons.ftl",
          "register-commons.ftl",
          "theme-resources.ftl",
          "user-profile-commons.ftl");

  /** E-mails about what the suite does not use; they wear our layout, too. */
  private static final Set<String> FRAMED_MAILS =
      Set.of(
          "email-verification-with-code.ftl",
          "identity-provider-link.ftl",
          "org-invite.ftl",
          "verifiable-credential-offer.ftl",
          "workflow-notification.ftl");

  @TempDir Path home;
  private Path theme;

  @BeforeEach
  void layOut() throws IOException {
    SignInTheme.layOut(REPOSITORY, home);
    theme = home.resolve("themes").resolve(SignInTheme.NAME);
  }

  @Test
  void everyPageOfKeycloakIsOursOrKnowinglyTheirs() throws IOException {
    TreeSet<String> theirs = BaseTheme.templates("login");
    TreeSet<String> ours = BaseTheme.own(theme.resolve("login"));
    ours.removeAll(Set.of("layout.ftl", "form.ftl", "profile.ftl"));

    theirs.removeAll(ours);
    assertEquals(union(FRAMED, THEIR_PARTS), theirs);
    ours.removeAll(BaseTheme.templates("login"));
    assertEquals(Set.of(), ours, "pages that Keycloak no longer asks for");
  }

  @ParameterizedTest
  @ValueSource(strings = {"html", "text"})
  void everyMailOfKeycloakIsOursOrKnowinglyTheirs(String form) throws IOException {
    TreeSet<String> theirs = BaseTheme.templates("email/" + form);
    TreeSet<String> ours = BaseTheme.own(theme.resolve("email").resolve(form));
    TreeSet<String> words = BaseTheme.own(theme.resolve("email/words"));

    words.remove("about.ftl");
    ours.removeAll(Set.of("letter.ftl", "template.ftl"));
    assertEquals(words, ours);
    theirs.removeAll(ours);
    theirs.remove("template.ftl");
    assertEquals(FRAMED_MAILS, theirs);
  }

  @ParameterizedTest
  @ValueSource(strings = {"login", "email"})
  void keycloakStillSaysWhatWePutIntoOtherWords(String kind) throws IOException {
    Set<Object> ours = messages(kind).keySet();
    ours.removeAll(BaseTheme.messages(kind).keySet());
    ours.removeIf(key -> key.toString().matches("(missing|service)\\..*"));

    assertEquals(Set.of(), ours);
  }

  @Test
  void aMailCallsEachServiceByTheNameThatTheRealmHas() throws IOException {
    Properties names = messages("email");
    for (SuiteService service : SuiteService.values()) {
      assertEquals(
          client(service).get("name").asText(), names.getProperty("service." + service.folder()));
    }
  }

  /** A template sees a client's attributes, and not its scopes, by which Keycloak decides. */
  @ParameterizedTest
  @EnumSource(SuiteService.class)
  void anAccountIsOfferedWhereOneCanBeMade(SuiteService service) throws IOException {
    String offered = client(service).at("/attributes/throughline.registration").asText();
    String scopes = client(service).get("defaultClientScopes").toString();

    assertEquals(scopes.contains("\"self-registration\""), offered.equals("open"));
  }

  @Test
  void aBrowserIsToldWhenStylesheetOrScriptHasChanged() throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    for (Path file : files(theme.resolve("login/resources"))) {
      digest.update(Files.readAllBytes(file));
    }
    String expected = HexFormat.of().formatHex(digest.digest(), 0, 5);

    assertEquals(
        "version=" + expected,
        Files.readAllLines(theme.resolve("login/theme.properties")).stream()
            .filter(line -> line.startsWith("version="))
            .findFirst()
            .orElse("nothing"),
        "write it into deploy/keycloak/themes/throughline/login/theme.properties");
  }

  @Test
  void whatAnEarlierStartLaidOutIsReplaced() throws IOException {
    Path old = Files.writeString(theme.resolve("login/old.ftl"), "old");
    Path compressed = home.resolve("data/tmp/kc-gzip-cache/abcde/login/throughline.css.gz");
    Files.createDirectories(compressed.getParent());
    Files.writeString(compressed, "old");

    SignInTheme.layOut(REPOSITORY, home);

    assertFalse(Files.exists(old));
    assertFalse(Files.exists(compressed));
    assertTrue(Files.exists(theme.resolve("login/resources/throughline.css")));
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  private Properties messages(String kind) throws IOException {
    Properties messages = new Properties();
    Path file = theme.resolve(kind).resolve("messages/messages_en.properties");
    try (Reader reader = Files.newBufferedReader(file)) {
      messages.load(reader);
    }
    return messages;
  }

  private static JsonNode client(SuiteService service) throws IOException {
    for (JsonNode client : Realm.whole().get("clients")) {
      if (client.get("clientId").asText().equals(service.folder())) {
        return client;
      }
    }
    throw new AssertionError("the realm has no client " + service.folder());
  }

  private static Set<String> union(Set<String> some, Set<String> others) {
    Set<String> all = new TreeSet<>(some);
    all.addAll(others);
    return all;
  }
}
