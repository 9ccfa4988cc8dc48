package throughline.tracker.release;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import throughline.platform.core.input.InvalidInput;
import throughline.platform.web.heavy.HeavyAnswer;
import throughline.platform.web.input.Form;
import throughline.tracker.entry.EntryForms;
import throughline.tracker.shared.Roles;

/** Releases to the public: announced, made by one, approved by two others, published on the day. */
@Path("/releases")
@RolesAllowed({Roles.STRATEGY_LEAD, Roles.ADMINISTRATOR})
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
class ReleasePages {

  private final BrowseReleases releases;
  private final AnnounceRelease announceRelease;
  private final PrepareRelease prepareRelease;
  private final DecideOnRelease decideOnRelease;
  private final PublishRelease publishRelease;
  private final EntryForms forms;

  ReleasePages(
      BrowseReleases releases,
      AnnounceRelease announceRelease,
      PrepareRelease prepareRelease,
      DecideOnRelease decideOnRelease,
      PublishRelease publishRelease,
      EntryForms forms) {
    this.releases = releases;
    this.announceRelease = announceRelease;
    this.prepareRelease = prepareRelease;
    this.decideOnRelease = decideOnRelease;
    this.publishRelease = publishRelease;
    this.forms = forms;
  }

  @CheckedTemplate
  static class Templates {

    static native TemplateInstance list(BrowseReleases.Listed listed);

    static native TemplateInstance announce(Form form);

    static native TemplateInstance prepare(BrowseReleases.ToPrepare opened, Form form);

    static native TemplateInstance release(BrowseReleases.Opened opened, boolean isMine, Form form);
  }

  @GET
  public TemplateInstance list() {
    return Templates.list(releases.all());
  }

  @GET
  @Path("announce")
  @RolesAllowed(Roles.STRATEGY_LEAD)
  public TemplateInstance announceForm() {
    return Templates.announce(forms.open());
  }

  @POST
  @Path("announce")
  @RolesAllowed(Roles.STRATEGY_LEAD)
  public Response announce(Form form) {
    var typed = List.of(form.value("title"), form.dateText("coversTo"), form.dateText("dueOn"));
    return forms
        .sent(form, "announce-release", typed)
        .orAgain(Templates::announce)
        .refusedAt("title")
        .then(
            () ->
                announceRelease.announce(
                    form.text("title"), form.date("coversTo"), form.date("dueOn")),
            "/releases");
  }

  @GET
  @Path("{number:\\d{1,6}}/prepare")
  @RolesAllowed(Roles.STRATEGY_LEAD)
  public TemplateInstance prepareForm(@PathParam("number") int number) {
    return Templates.prepare(releases.toPrepare(number), forms.open());
  }

  @POST
  @Path("{number:\\d{1,6}}/prepare")
  @RolesAllowed(Roles.STRATEGY_LEAD)
  @HeavyAnswer
  public Response prepare(@PathParam("number") int number, Form form) {
    releases.toPrepare(number);
    return forms
        .sent(
            form,
            "prepare-release " + number,
            List.of(form.value("notes"), form.value("correction")))
        .orAgain(refused -> Templates.prepare(releases.toPrepare(number), refused))
        .refusedAt("notes")
        .then(
            () ->
                "/releases/made/"
                    + prepareRelease.prepare(
                        number, form.text("notes"), form.text("correction"), forms.who()));
  }

  @GET
  @Path("made/{id:\\d{1,6}}")
  public TemplateInstance release(@PathParam("id") int id) {
    return page(id, forms.open());
  }

  @GET
  @Path("made/{id:\\d{1,6}}/figures.csv")
  @Produces("text/csv;charset=UTF-8")
  @HeavyAnswer
  public Response figures(@PathParam("id") int id) {
    return Response.ok(releases.figures(id))
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"not-published.csv\"")
        .build();
  }

  private TemplateInstance page(int id, Form form) {
    var opened = releases.one(id);
    return Templates.release(opened, forms.me().filter(opened::isMine).isPresent(), form);
  }

  @POST
  @Path("made/{id:\\d{1,6}}")
  @HeavyAnswer
  public Response decide(@PathParam("id") int id, Form form) {
    releases.one(id);
    var decision = form.value("decision");
    var reason = form.value("reason");
    return forms
        .sent(form, "decide-on-release " + id, List.of(decision, reason))
        .orAgain(refused -> page(id, refused))
        .refusedAt("decision")
        .then(
            () -> decide(id, decision, form),
            decision.equals("PUBLISH") ? "/releases" : "/releases/made/" + id);
  }

  private void decide(int id, String decision, Form form) {
    switch (decision) {
      case "APPROVE" -> decideOnRelease.decide(id, form.value("digest"), null, forms.who());
      case "RETURN" ->
          decideOnRelease.decide(id, form.value("digest"), form.value("reason"), forms.who());
      case "PUBLISH" -> publishRelease.publish(id);
      default -> throw new InvalidInput("decision", "Choose what becomes of it");
    }
  }
}
