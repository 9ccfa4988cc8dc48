package throughline.platform.web.sample;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import throughline.platform.web.input.Form;
import throughline.platform.web.limits.UploadedFile;

/** Says what it was sent. */
@Path("/pictures")
public class PicturePages {

  @POST
  @PermitAll
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @Produces(MediaType.TEXT_HTML)
  public String show(Form form) {
    return "<%s> <%s> <%s>"
        .formatted(
            form.value("title"),
            form.value("place"),
            form.fileIfAny("picture").map(PicturePages::shown).orElse("no file"));
  }

  private static String shown(UploadedFile file) {
    try {
      return file.name() + ": " + Files.readString(file.path(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
