package throughline.membership.record.duplicate;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import throughline.membership.record.Desk;
import throughline.membership.record.duplicate.TakeMergeBack.MergedRecord;
import throughline.membership.shared.Roles;
import throughline.platform.web.form.FormPost;
import throughline.platform.web.input.Form;
import throughline.platform.web.layout.CurrentPerson;

/** The records that were merged into one, each of which can be taken out again for a while. */
@Path("/enrolments/{id}/merged")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({Roles.REGISTRAR, Roles.LIBRARY_STAFF})
class MergePages {

  @CheckedTemplate
  static class Templates {

    static native TemplateInstance merged(UUID id, List<MergedRecord> records, Form form);
  }

  private final TakeMergeBack takeMergeBack;
  private final FormPost formPost;
  private final CurrentPerson person;

  MergePages(TakeMergeBack takeMergeBack, FormPost formPost, CurrentPerson person) {
    this.takeMergeBack = takeMergeBack;
    this.formPost = formPost;
    this.person = person;
  }

  @GET
  public TemplateInstance merged(@PathParam("id") UUID id) {
    return page(id, Form.blank());
  }

  /** Where somebody comes back to after signing in; taking back takes the button, a post. */
  @GET
  @Path("{other}")
  public Response signedIn(@PathParam("id") UUID id) {
    return Response.seeOther(URI.create("/enrolments/" + id + "/merged")).build();
  }

  @POST
  @Path("{other}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response takeBack(@PathParam("id") UUID id, @PathParam("other") UUID other, Form form) {
    var desk = Desk.of(person);
    return formPost
        .of(form, "take-merge-back " + other, null)
        .orAgain(again -> page(id, again))
        .refusedAt("now")
        .then(
            () ->
                takeMergeBack
                    .takeBack(id, other, desk)
                    .map(pair -> "/duplicates/" + pair + "?takenBack=true")
                    .orElse("/enrolments/" + id + "/record?saved=true"));
  }

  private TemplateInstance page(UUID id, Form form) {
    return Templates.merged(id, takeMergeBack.into(id, Desk.of(person)), form);
  }
}
