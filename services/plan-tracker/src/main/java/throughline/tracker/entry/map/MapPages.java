package throughline.tracker.entry.map;

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
import java.util.Map;
import throughline.platform.web.input.Form;
import throughline.platform.web.limits.UploadedFile;
import throughline.tracker.entry.EntryForms;
import throughline.tracker.shared.Roles;

/** A lead sends another map of the county. */
@Path("/library-map")
@RolesAllowed({Roles.STRATEGY_LEAD, Roles.ADMINISTRATOR})
@Produces(MediaType.TEXT_HTML)
class MapPages {

  private final EnterMap map;
  private final EntryForms forms;

  MapPages(EnterMap map, EntryForms forms) {
    this.map = map;
    this.forms = forms;
  }

  @CheckedTemplate
  static class Templates {
    static native TemplateInstance map(Form form);
  }

  @GET
  public TemplateInstance form() {
    return Templates.map(forms.open());
  }

  @POST
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  public Response send(Form form) {
    return forms
        .withFile(
            form,
            "send-map",
            () -> Map.of("name", sentFile(form).name(), "size", sentFile(form).size()))
        .orAgain(Templates::map)
        .refusedAt("file")
        .then(
            () -> {
              var file = sentFile(form);
              map.send(file.path(), file.name(), form.text("notice"), forms.who());
              return "/libraries/compare";
            });
  }

  private static UploadedFile sentFile(Form form) {
    return form.file("file", "Choose the file with the map");
  }
}
