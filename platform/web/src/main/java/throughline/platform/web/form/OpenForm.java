package throughline.platform.web.form;

import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.MultivaluedMap;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import throughline.platform.web.form.KeptForms.Found;
import throughline.platform.web.input.Form;
import throughline.platform.web.limits.UploadDisk;
import throughline.platform.web.limits.UploadedFile;
import throughline.platform.web.seal.Secret;
import throughline.platform.web.session.CurrentSender;

/**
 * Gives a page the form that it opens with: as its reader sent it when their session had ended, or
 * else a new one. It works for the page that answers GET at the address to which its form is sent;
 * what else that address says, such as {@code ?of=}, is what the form says in a field of that name.
 */
@RequestScoped
public class OpenForm {

  /** In the address of a reader who would rather begin anew, the key of the form they saw. */
  private static final String EMPTY = "empty";

  /** On a request that uses the file that was kept with its form, the secret of that form. */
  private static final String USES_FILE = OpenForm.class.getName();

  private final KeptForms forms;
  private final KeptFiles files;
  private final UploadDisk disk;
  private final KeptFormCookie cookie;
  private final FormTokenSigner signer;
  private final CurrentSender sender;
  private final RoutingContext request;
  private final Clock clock;

  OpenForm(
      KeptForms forms,
      KeptFiles files,
      UploadDisk disk,
      KeptFormCookie cookie,
      FormTokenSigner signer,
      CurrentSender sender,
      RoutingContext request,
      Clock clock) {
    this.forms = forms;
    this.files = files;
    this.disk = disk;
    this.cookie = cookie;
    this.signer = signer;
    this.sender = sender;
    this.request = request;
    this.clock = clock;
  }

  public Form orBlank() {
    return or(Form.blank());
  }

  public Form orStartingWith(Map<String, String> values) {
    return or(Form.startingWith(values));
  }

  public record Unsent(String path, Instant tried) {}

  /** The forms that this browser keeps, the newest first; of each page the one that it shows. */
  public List<Unsent> unsent() {
    Map<String, Unsent> byPath = new LinkedHashMap<>();
    kept()
        .forEach(
            each ->
                byPath.putIfAbsent(
                    each.form().path(),
                    new Unsent(each.form().path(), each.until().minus(KeptFormCookie.KEPT))));
    return List.copyOf(byPath.values());
  }

  private List<Found> kept() {
    return sender.known()
        ? forms.find(cookie.read(request), signer.owner(sender.subject()), clock.instant())
        : List.of();
  }

  /**
   * A form is being sent now: with the file that was kept with it, if its page said so and its
   * sender chose no other. The kept form is dropped if it is this one, with such a file once the
   * answer is no refusal, else at once. Blocks.
   *
   * @return false if the file finds no room at the moment
   */
  boolean send(MultivaluedMap<String, String> fields) {
    if (UploadedFile.of(request).isPresent() || !fields.containsKey(Form.KEPT_FILE)) {
      // Whoever sends another form meanwhile still has to send this one.
      keptHere().stream()
          .filter(kept -> kept.form().isSameAs(fields))
          .forEach(kept -> forget(kept.secret()));
      return true;
    }
    return keptHere().stream()
        .filter(kept -> kept.hasFileFor(fields))
        .findFirst()
        .map(kept -> bring(kept.secret(), kept.form().file().orElseThrow()))
        .orElse(true);
  }

  /** Without the file, if it was thrown away at this moment: its page then asks for it. */
  private boolean bring(Secret secret, UploadedFile file) {
    request.put(USES_FILE, secret);
    try {
      return disk.bring(request, file, content -> files.write(secret, file, content));
    } catch (IOException gone) {
      return true;
    }
  }

  static boolean usesFile(RoutingContext request) {
    return request.get(USES_FILE) != null;
  }

  void dropUsed() {
    forget(request.get(USES_FILE));
  }

  private void forget(Secret secret) {
    forms.drop(secret);
    cookie.remove(request, secret);
  }

  public Form or(Form fresh) {
    List<Found> here = keptHere();
    String unwanted = request.queryParams().get(EMPTY);
    if (unwanted != null) {
      // Once it is gone, the same address leaves the others alone, which nobody has seen yet.
      here.stream()
          .filter(kept -> unwanted.equals(kept.form().key()))
          .forEach(kept -> forget(kept.secret()));
      return fresh;
    }
    return here.stream().findFirst().map(Found::shown).orElse(fresh);
  }

  private List<Found> keptHere() {
    return kept().stream()
        .filter(kept -> kept.form().path().equals(request.normalizedPath()))
        .filter(kept -> isAboutTheSame(kept.form().fields()))
        .toList();
  }

  /** A page whose address names something else than the form does is another form. */
  private boolean isAboutTheSame(MultivaluedMap<String, String> fields) {
    return request.queryParams().entries().stream()
        .filter(asked -> fields.containsKey(asked.getKey()))
        .allMatch(asked -> fields.get(asked.getKey()).contains(asked.getValue()));
  }
}
