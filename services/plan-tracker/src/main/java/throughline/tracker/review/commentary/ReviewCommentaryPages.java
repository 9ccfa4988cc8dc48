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
import throughline.platform.core.input.InvalidInput;
import throughline.platform.web.input.Form;
import throughline.platform.web.input.SeenVersion;
import throughline.tracker.entry.EntryForms;
import throughline.tracker.shared.Roles;

/** What is off track of a quarter, to be written about on one page and in one go. */
@Path("/reviews/{quarter}/commentary")
@RolesAllowed(Roles.STRATEGY_LEAD)
@Produces(MediaType.TEXT_HTML)
class ReviewCommentaryPages {

  /** More would make the page too heavy; the next come once these are written. */
  static final int MOST = 10;

  private final WriteCommentary commentary;
  private final EntryForms forms;

  ReviewCommentaryPages(WriteCommentary commentary, EntryForms forms) {
    this.commentary = commentary;
    this.forms = forms;
  }

  @CheckedTemplate
  static class Templates {
    static native TemplateInstance write(
        String quarter,
        List<WriteCommentary.OfQuarter> open,
        List<WriteCommentary.OfQuarter> written,
        int more,
        boolean saved,
        Form form);
  }

  @GET
  public TemplateInstance form(
      @PathParam("quarter") String quarter, @QueryParam("saved") String saved) {
    return page(quarter, saved != null, forms.open());
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response write(@PathParam("quarter") String quarter, Form form) {
    var sent =
        form.ticked("measure").stream()
            .distinct()
            .map(id -> sent(form, id))
            .filter(each -> !each.typed().isBlank())
            .toList();
    return forms
        .sent(form, "write-commentaries " + quarter, sent)
        .orAgain(refused -> page(quarter, false, refused))
        .refusedAt("open")
        .then(
            () -> {
              if (sent.isEmpty()) {
                throw new InvalidInput("open", "Write about one of them at least");
              }
              commentary.writeAll(quarter, sent, forms.who());
              return "/reviews/%s/commentary?saved=true".formatted(quarter);
            });
  }

  private static WriteCommentary.Sent sent(Form form, String measure) {
    var about = "-" + measure;
    return new WriteCommentary.Sent(
        measure,
        SeenVersion.of(form, "version" + about),
        form.value("figure" + about),
        CommentaryRequest.of(form, about, 1),
        about);
  }

  private TemplateInstance page(String quarter, boolean saved, Form form) {
    var all = commentary.offTrack(quarter);
    var open = all.stream().filter(of -> of.latest().isEmpty()).toList();
    return Templates.write(
        quarter,
        open.stream().limit(MOST).toList(),
        all.stream().filter(of -> of.latest().isPresent()).toList(),
        Math.max(0, open.size() - MOST),
        saved,
        form);
  }
}
