package throughline.tracker.review.commentary;

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
import java.util.Map;
import java.util.stream.IntStream;
import throughline.platform.web.input.Form;
import throughline.platform.web.input.SeenVersion;
import throughline.tracker.entry.EntryForms;
import throughline.tracker.entry.ReportingRight;
import throughline.tracker.shared.Roles;

/** What was written about a measure quarter by quarter, and the form that writes. */
@Path("/measures/{id}/commentary")
@RolesAllowed({Roles.VIEWER, Roles.STRATEGY_LEAD})
@Produces(MediaType.TEXT_HTML)
class CommentaryPages {

  private final WriteCommentary commentary;
  private final ReportingRight right;
  private final EntryForms forms;

  CommentaryPages(WriteCommentary commentary, ReportingRight right, EntryForms forms) {
    this.commentary = commentary;
    this.right = right;
    this.forms = forms;
  }

  /** The names of the fields of a step. */
  record StepFields(String what, String owner, String due) {

    static final List<StepFields> ALL =
        IntStream.rangeClosed(1, CommentaryRequest.MOST_STEPS)
            .mapToObj(n -> new StepFields("what" + n, "owner" + n, "due" + n))
            .toList();
  }

  @CheckedTemplate
  static class Templates {

    static native TemplateInstance list(
        List<WriteCommentary.OfQuarter> quarters, boolean saved, String review);

    static native TemplateInstance write(
        WriteCommentary.OfQuarter of, List<StepFields> steps, Form form);
  }

  @GET
  @RolesAllowed({Roles.VIEWER, Roles.STRATEGY_LEAD, Roles.ADMINISTRATOR})
  public TemplateInstance list(@PathParam("id") String id, @QueryParam("saved") String saved) {
    return Templates.list(commentary.all(id), saved != null, commentary.review(saved));
  }

  @GET
  @Path("{quarter}")
  public TemplateInstance form(@PathParam("id") String id, @PathParam("quarter") String quarter) {
    right.require(id);
    var of = commentary.one(id, quarter);
    return page(of, forms.open(of.latest().map(CommentaryRequest::startingWith).orElse(Map.of())));
  }

  @POST
  @Path("{quarter}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response write(
      @PathParam("id") String id, @PathParam("quarter") String quarter, Form form) {
    right.require(id);
    var seen = SeenVersion.of(form);
    var shown = form.value("figure");
    var typed = CommentaryRequest.of(form);
    return forms
        .sent(form, "write-commentary %s %s".formatted(id, quarter), typed)
        .orAgain(refused -> page(commentary.one(id, quarter), refused))
        .refusedAt("happening")
        .then(
            () -> commentary.write(id, quarter, seen, shown, typed, forms.who()),
            "/measures/%s/commentary?saved=%s".formatted(id, quarter));
  }

  private static TemplateInstance page(WriteCommentary.OfQuarter of, Form form) {
    return Templates.write(of, StepFields.ALL, form);
  }
}
