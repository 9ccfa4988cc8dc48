package throughline.platform.web.sample;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import throughline.platform.core.input.InvalidInput;
import throughline.platform.web.form.FormPost;
import throughline.platform.web.form.OpenForm;
import throughline.platform.web.input.Form;
import throughline.platform.web.limits.UploadedFile;
import throughline.platform.web.seal.Sha256;

/** A form with a file, which leads to an address that says what came. */
@Path("/sheets/new")
@RolesAllowed("volunteer")
@Produces(MediaType.TEXT_HTML)
public class SheetPages {

  @CheckedTemplate
  static class Templates {

    private Templates() {}

    static native TemplateInstance form(Form form);
  }

  private final FormPost formPost;
  private final OpenForm openForm;

  SheetPages(FormPost formPost, OpenForm openForm) {
    this.formPost = formPost;
    this.openForm = openForm;
  }

  @GET
  public TemplateInstance form() {
    return Templates.form(openForm.orBlank());
  }

  @POST
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  public Response send(Form form) {
    return formPost
        .withFile(form, "send-sheet", () -> List.of(sheet(form).name(), form.value("title")))
        .orAgain(Templates::form)
        .then(
            () -> {
              if (form.value("title").isBlank()) {
                throw new InvalidInput("title", "Enter a title");
              }
              return "/sheets/" + sheet(form).name() + "-" + digest(sheet(form));
            });
  }

  private static UploadedFile sheet(Form form) {
    return form.file("sheet", "Choose the sheet");
  }

  private static String digest(UploadedFile file) {
    try {
      return digest(Files.readAllBytes(file.path()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Stands for what a file holds. */
  public static String digest(byte[] content) {
    return String.format("%02x%02x%02x%02x", box(Sha256.of(content)));
  }

  private static Object[] box(byte[] digest) {
    return new Object[] {digest[0], digest[1], digest[2], digest[3]};
  }
}
