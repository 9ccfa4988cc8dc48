package throughline.tracker.plan.register;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import throughline.platform.core.paging.PageRequest;
import throughline.platform.core.paging.Slice;
import throughline.platform.files.table.TableWriter.Kind;
import throughline.platform.web.download.Download;
import throughline.platform.web.heavy.HeavyAnswer;
import throughline.platform.web.input.Form;
import throughline.platform.web.limits.UploadedFile;
import throughline.tracker.entry.EntryForms;
import throughline.tracker.shared.Roles;

/** What of the plan has no owner or no state or is overdue, and the file that sets it all. */
@Path("/register")
@RolesAllowed({Roles.VIEWER, Roles.STRATEGY_LEAD, Roles.ADMINISTRATOR})
@Produces(MediaType.TEXT_HTML)
class RegisterPages {

  /** A page of more would be slow on a phone. */
  private static final int MOST = 25;

  private final KeepRegister register;
  private final EntryForms forms;

  RegisterPages(KeepRegister register, EntryForms forms) {
    this.register = register;
    this.forms = forms;
  }

  @CheckedTemplate
  static class Templates {

    static native TemplateInstance register(
        Register register, RegisterList list, Slice<RegisterLine> lines, String changed);

    static native TemplateInstance file(Form form);
  }

  @GET
  public TemplateInstance register(
      @QueryParam("list") String wanted,
      @QueryParam("after") String after,
      @QueryParam("before") String before,
      @QueryParam("changed") String changed) {
    var today = register.today();
    var list = RegisterList.at(wanted, today);
    var page = PageRequest.linked(after, before).atMost(MOST);
    return Templates.register(
        today, list, Slice.part(list.of(today), RegisterLine::key, page), changed);
  }

  @GET
  @Path("{kind:csv|xlsx}")
  @Produces(MediaType.WILDCARD)
  @HeavyAnswer
  public Response table(@PathParam("kind") String wanted) {
    var kind = Kind.valueOf(wanted.toUpperCase(Locale.ROOT));
    return Download.of(
        "register%s".formatted(kind.ending()), kind.mediaType(), out -> register.write(out, kind));
  }

  @GET
  @Path("file")
  @RolesAllowed(Roles.STRATEGY_LEAD)
  public TemplateInstance fileForm() {
    return Templates.file(forms.open());
  }

  @POST
  @Path("file")
  @RolesAllowed(Roles.STRATEGY_LEAD)
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  public Response take(Form form) {
    return forms
        .withFile(
            form,
            "take-register",
            () -> List.of(file(form).name(), file(form).size(), form.value("reason")))
        .orAgain(Templates::file)
        .refusedAt("file")
        .then(
            () ->
                "/register?changed="
                    + register.take(
                        file(form).path(), file(form).name(), form.text("reason"), forms.who()));
  }

  private static UploadedFile file(Form form) {
    return form.file("file", "Choose the file");
  }
}
