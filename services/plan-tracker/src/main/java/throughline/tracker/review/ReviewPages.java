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
import java.util.List;
import java.util.Locale;
import throughline.platform.web.heavy.HeavyAnswer;
import throughline.platform.web.input.Form;
import throughline.platform.web.input.SeenVersion;
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
  private final KeepPacks packs;

  ReviewPages(BrowseReviews reviews, ReviewQuarter review, EntryForms forms, KeepPacks packs) {
    this.reviews = reviews;
    this.review = review;
    this.forms = forms;
    this.packs = packs;
  }

  @CheckedTemplate
  static class Templates {

    static native TemplateInstance list(List<Review> reviews);

    static native TemplateInstance review(BrowseReviews.Opened opened, String done);

    static native TemplateInstance check(BrowseReviews.Opened opened, SeenGaps seen, Form form);

    static native TemplateInstance sign(BrowseReviews.Opened opened, Form form);

    static native TemplateInstance reopen(BrowseReviews.Opened opened, Form form);
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

  /** With the signature its pack is made, which takes a turn. */
  @POST
  @Path("{quarter}/sign")
  @RolesAllowed({Roles.STRATEGY_LEAD, Roles.ADMINISTRATOR})
  @HeavyAnswer
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

  /** As it was kept with the signature. */
  @GET
  @Path("{quarter}/pack.{kind:csv|pdf|xlsx}")
  @Produces(MediaType.WILDCARD)
  @HeavyAnswer
  public Response pack(
      @PathParam("quarter") String quarter,
      @PathParam("kind") String wanted,
      @QueryParam("signature") Integer signature) {
    var kind = KeepPacks.Kind.valueOf(wanted.toUpperCase(Locale.ROOT));
    var kept = packs.take(quarter, signature, kind);
    return Response.ok(kept.content())
        .type(kind.mediaType())
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "%s; filename=\"%s\"".formatted(kind.disposition(), kept.fileName()))
        .build();
  }
}
