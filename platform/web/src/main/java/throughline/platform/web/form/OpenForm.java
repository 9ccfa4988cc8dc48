package throughline.platform.web.form;

import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.MultivaluedMap;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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

  /** In the address of a reader who would rather begin anew. */
  private static final String EMPTY = "empty";

  /** Set on a request that uses the file that was kept with its form. */
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

  /** The kept form, or a blank one. */
  public Form orBlank() {
    return or(Form.blank());
  }

  /** The kept form, or one that starts with these values, by field name. */
  public Form orStartingWith(Map<String, String> values) {
    return or(Form.startingWith(values));
  }

  /** Where the form is that this browser keeps and that was not sent, if there is one. */
  public Optional<String> keptAt() {
    return kept().map(KeptForms.Kept::path);
  }

  private Optional<KeptForms.Kept> kept() {
    return secret()
        .flatMap(secret -> forms.find(secret, signer.owner(sender.subject()), clock.instant()));
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
      keptHere().filter(kept -> isTheSame(kept.fields(), fields)).ifPresent(kept -> forget());
      return true;
    }
    Optional<UploadedFile> file = keptHere().flatMap(KeptForms.Kept::file);
    return file.isEmpty() || bring(secret().orElseThrow(), file.get());
  }

  /** Without the file, if it was thrown away at this moment: its page then asks for it. */
  private boolean bring(Secret secret, UploadedFile file) {
    request.put(USES_FILE, true);
    try {
      return disk.bring(request, file, content -> files.write(secret, file, content));
    } catch (IOException gone) {
      return true;
    }
  }

  /** Whether this request is the sending of a form with the file that was kept. */
  static boolean usesFile(RoutingContext request) {
    return request.get(USES_FILE) != null;
  }

  /** Whoever sends another form meanwhile still has to send this one. */
  private static boolean isTheSame(
      MultivaluedMap<String, String> kept, MultivaluedMap<String, String> sent) {
    return Objects.equals(kept.getFirst(Form.IDEMPOTENCY_KEY), sent.getFirst(Form.IDEMPOTENCY_KEY));
  }

  /** The kept form that belongs here has been sent now, or is not wanted any more. */
  void drop() {
    keptHere().ifPresent(kept -> forget());
  }

  private void forget() {
    secret()
        .ifPresent(
            secret -> {
              forms.drop(secret);
              cookie.remove(request);
            });
  }

  private Optional<Secret> secret() {
    return sender.known() ? cookie.read(request) : Optional.empty();
  }

  private Form or(Form fresh) {
    if (request.queryParams().contains(EMPTY)) {
      drop();
      return fresh;
    }
    return keptHere().map(kept -> Form.kept(kept.fields(), kept.file())).orElse(fresh);
  }

  private Optional<KeptForms.Kept> keptHere() {
    return kept()
        .filter(kept -> kept.path().equals(request.normalizedPath()))
        .filter(kept -> isAboutTheSame(kept.fields()));
  }

  /** A page whose address names something else than the form does is another form. */
  private boolean isAboutTheSame(MultivaluedMap<String, String> fields) {
    return request.queryParams().entries().stream()
        .filter(asked -> fields.containsKey(asked.getKey()))
        .allMatch(asked -> fields.get(asked.getKey()).contains(asked.getValue()));
  }
}
