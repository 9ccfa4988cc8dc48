package throughline.membership.desk.offline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import throughline.platform.core.input.InvalidInput;
import throughline.platform.core.permission.Places;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.core.seal.AesGcm;
import throughline.platform.web.input.Form;
import throughline.platform.web.seal.Macs;

/**
 * Makes the keys under which devices keep what was typed without a network, one for each person: a
 * device forgets it when somebody else signs in, and this service can make it again.
 */
@ApplicationScoped
public class DeskSeals {
  /**
   * An enrolment that a registrar wrote down without a network.
   *
   * @param by the sign-in's own name for whoever typed it
   * @param places the offices at which they worked then
   * @param day from which a date such as "yesterday" counts
   */
  public record WrittenDown(String by, Places places, String id, LocalDate day, Form form) {
    public String officeAmong(Places others) {
      var typed = form.value("office");
      var own = places.includes(typed) ? Set.of(typed) : places.codes();
      return own.stream()
          .filter(others::includes)
          .min(Comparator.naturalOrder())
          .orElseThrow(() -> new NotFound("enrolment of an office of yours"));
    }

    /** Hides a family from any log that this object slips into. */
    @Override
    public String toString() {
      return "WrittenDown";
    }
  }

  private static final byte[] NO_CONTEXT = {};

  /** Whose key sealed it, and at which offices they worked then. */
  record Pass(String who, boolean everywhere, Set<String> offices) {
    Places places() {
      return new Places(everywhere, offices);
    }
  }

  private final byte[] secret;
  private final ObjectMapper json;

  DeskSeals(
      @ConfigProperty(name = "throughline.suppression.secret") String secret, ObjectMapper json) {
    this.secret = Macs.sign(secret.getBytes(StandardCharsets.UTF_8), "what waits on devices");
    this.json = json;
  }

  /** For the device of this person, and for nobody else. */
  String keyOf(String subject) {
    return Base64.getEncoder().encodeToString(key(subject));
  }

  String passOf(String subject, Places places) {
    try {
      var pass = new Pass(subject, places.all(), places.codes());
      return Base64.getEncoder().encodeToString(passes().seal(json.writeValueAsBytes(pass)));
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  Places placesOf(String pass) {
    return read(pass).places();
  }

  public WrittenDown open(Form sent) {
    var holder = read(sent.text("pass"));
    try {
      var id = UUID.fromString(sent.value("id")).toString();
      var cipher = new AesGcm(key(holder.who()), id.getBytes(StandardCharsets.UTF_8));
      return written(holder, id, json.readTree(cipher.open(bytes(sent.text("sealed")))));
    } catch (GeneralSecurityException
        | IOException
        | IllegalArgumentException
        | DateTimeException notOurs) {
      throw notOurs();
    }
  }

  private static WrittenDown written(Pass holder, String id, JsonNode draft) {
    var typed = new HashMap<String, List<String>>();
    draft
        .path("fields")
        .forEach(
            field ->
                typed
                    .computeIfAbsent(field.path(0).asText(), name -> new ArrayList<>())
                    .add(field.path(1).asText()));
    var day = LocalDate.parse(draft.path("day").asText());
    return new WrittenDown(holder.who(), holder.places(), id, day, Form.startingWithSome(typed));
  }

  private Pass read(String pass) {
    try {
      return json.readValue(passes().open(bytes(pass)), Pass.class);
    } catch (GeneralSecurityException | IOException | IllegalArgumentException notOurs) {
      throw notOurs();
    }
  }

  private static byte[] bytes(String text) {
    return Base64.getDecoder().decode(Optional.ofNullable(text).orElse(""));
  }

  private byte[] key(String subject) {
    return Macs.sign(secret, "key of " + subject);
  }

  private AesGcm passes() {
    return new AesGcm(Macs.sign(secret, "passes"), NO_CONTEXT);
  }

  private static InvalidInput notOurs() {
    return new InvalidInput(
        "sealed", "This cannot be opened here. It stays on the device for whoever typed it");
  }
}
