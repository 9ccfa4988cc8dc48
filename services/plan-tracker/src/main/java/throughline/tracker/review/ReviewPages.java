package throughline.tracker.review;

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
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.List;
import java.util.Locale;
import throughline.platform.files.pdf.Pdf;
import throughline.platform.files.table.TableWriter;
import throughline.platform.web.heavy.HeavyAnswer;
import throughline.platform.web.input.Form;
import throughline.platform.web.input.SeenVersion;
import throughline.platform.web.layout.Layout;
import throughline.tracker.entry.EntryForms;
import throughline.tracker.shared.Roles;

/** The review of each quarter: data check, commentary, sign-off and the pack. */
@Path("/reviews")
@RolesAllowed({Roles.VIEWER, Roles.STRATEGY_LEAD, Roles.ADMINISTRATOR})
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
class ReviewPages {

  private final BrowseReviews reviews;
  private final ReviewQuarter review;
  private final EntryForms forms;
  private final Layout layout;

  ReviewPages(BrowseReviews reviews, ReviewQuarter review, EntryForms forms, Layout layout) {
    this.reviews = reviews;
    this.review = review;
    this.forms = forms;
    this.layout = layout;
  }

  @CheckedTemplate
  static class Templates {

    static native TemplateInstance list(List<Review> reviews);

    static native TemplateInstance review(BrowseReviews.Opened opened, String done);

    static native TemplateInstance check(BrowseReviews.Opened opened, SeenGaps seen, Form form);

    static native TemplateInstance sign(BrowseReviews.Opened opened, Form form);

    static native TemplateInstance reopen(BrowseReviews.Opened opened, Form form);

    static native TemplateInstance pack(Pack pack);
  }

  @GET
  public TemplateInstance list() {
    return Templates.list(reviews.all());
  }

  @GET
  @Path("{quarter}")
  public TemplateInstance review(
      @PathParam("quarter") String quarter, @QueryParam("done") String done) {
    return Templates.review(reviews.one(quarter), done);
  }

  @GET
  @Path("{quarter}/check")
  @RolesAllowed(Roles.STRATEGY_LEAD)
  public TemplateInstance checkForm(@PathParam("quarter") String quarter) {
    return checkPage(quarter, forms.open());
  }

  @POST
  @Path("{quarter}/check")
  @RolesAllowed(Roles.STRATEGY_LEAD)
  public Response check(@PathParam("quarter") String quarter, Form form) {
    var seen = SeenVersion.of(form);
    var shown = SeenGaps.of(form);
    return forms
        .sent(form, "check-data " + quarter, form.value("note"))
        .orAgain(refused -> checkPage(quarter, refused))
        .refusedAt("note")
        .then(
            () -> review.check(quarter, seen, shown, form.text("note"), forms.who()),
            "/reviews/%s?done=checked".formatted(quarter));
  }

  private TemplateInstance checkPage(String quarter, Form form) {
    return Templates.check(reviews.one(quarter), SeenGaps.of(form), form);
  }

  @GET
  @Path("{quarter}/sign")
  @RolesAllowed({Roles.STRATEGY_LEAD, Roles.ADMINISTRATOR})
  public TemplateInstance signForm(@PathParam("quarter") String quarter) {
    return Templates.sign(reviews.one(quarter), forms.open());
  }

  @POST
  @Path("{quarter}/sign")
  @RolesAllowed({Roles.STRATEGY_LEAD, Roles.ADMINISTRATOR})
  public Response sign(@PathParam("quarter") String quarter, Form form) {
    var seen = SeenVersion.of(form);
    var seal = form.value("seal");
    return forms
        .sent(form, "sign-off " + quarter, form.value("note"))
        .orAgain(refused -> Templates.sign(reviews.one(quarter), refused))
        .refusedAt("note")
        .then(
            () -> review.sign(quarter, seen, seal, form.text("note"), forms.who()),
            "/reviews/%s?done=signed".formatted(quarter));
  }

  @GET
  @Path("{quarter}/reopen")
  @RolesAllowed(Roles.STRATEGY_LEAD)
  public TemplateInstance reopenForm(@PathParam("quarter") String quarter) {
    return Templates.reopen(reviews.one(quarter), forms.open());
  }

  @POST
  @Path("{quarter}/reopen")
  @RolesAllowed(Roles.STRATEGY_LEAD)
  public Response reopen(@PathParam("quarter") String quarter, Form form) {
    var seen = SeenVersion.of(form);
    return forms
        .sent(form, "reopen-review " + quarter, form.value("reason"))
        .orAgain(refused -> Templates.reopen(reviews.one(quarter), refused))
        .refusedAt("reason")
        .then(
            () -> review.reopen(quarter, seen, form.text("reason"), forms.who()),
            "/reviews/%s?done=reopened".formatted(quarter));
  }

  @GET
  @Path("{quarter}/pack.pdf")
  @Produces("application/pdf")
  @HeavyAnswer
  public Response pdf(
      @PathParam("quarter") String quarter, @QueryParam("signature") Integer signature) {
    var pack = reviews.pack(quarter, signature);
    return Response.ok(Pdf.of(Templates.pack(pack).render()))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "inline; filename=\"%s.pdf\"".formatted(pack.fileName()))
        .build();
  }

  @GET
  @Path("{quarter}/pack.{kind:csv|xlsx}")
  @Produces(MediaType.WILDCARD)
  @HeavyAnswer
  public Response table(
      @PathParam("quarter") String quarter,
      @PathParam("kind") String wanted,
      @QueryParam("signature") Integer signature) {
    var pack = reviews.pack(quarter, signature);
    var kind = TableWriter.Kind.valueOf(wanted.toUpperCase(Locale.ROOT));
    boolean isMadeUp = layout.demonstration();
    StreamingOutput content = out -> pack.writeTable(out, kind, isMadeUp);
    return Response.ok(content)
        .type(kind.mediaType())
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"%s%s\"".formatted(pack.fileName(), kind.ending()))
        .build();
  }
}
