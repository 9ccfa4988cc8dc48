package throughline.tracker.plan.community;

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
import java.util.List;
import java.util.Map;
import throughline.contracts.places.Library;
import throughline.platform.web.input.Form;
import throughline.platform.web.input.Option;
import throughline.platform.web.input.SeenVersion;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.entry.EntryForms;
import throughline.tracker.entry.EntryVersion;
import throughline.tracker.shared.Roles;

/** What a lead enters of a library's community: what is said about it, and its targets. */
@Path("/profiles/{code}")
@RolesAllowed(Roles.STRATEGY_LEAD)
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
class CommunityPages {

  private final WriteProfile writeProfile;
  private final AgreeLocalTarget targets;
  private final EntryForms forms;

  CommunityPages(WriteProfile writeProfile, AgreeLocalTarget targets, EntryForms forms) {
    this.writeProfile = writeProfile;
    this.targets = targets;
    this.forms = forms;
  }

  @CheckedTemplate
  static class Templates {

    static native TemplateInstance say(Library library, long version, int longest, Form form);

    static native TemplateInstance propose(
        Library library, List<Option> measures, List<Option> years, Form form);

    static native TemplateInstance agree(
        Library library, Measure measure, EntryVersion<LocalTarget> target, String path, Form form);

    static native TemplateInstance withdraw(
        Library library, Measure measure, EntryVersion<LocalTarget> target, String path, Form form);
  }

  @GET
  @Path("say")
  public TemplateInstance sayForm(@PathParam("code") String code) {
    var library = Communities.library(code);
    var said = writeProfile.said(library);
    return sayPage(
        library, forms.open(said.last().map(last -> Map.of("text", last.said())).orElse(Map.of())));
  }

  @POST
  @Path("say")
  public Response say(@PathParam("code") String code, Form form) {
    var library = Communities.library(code);
    var seen = SeenVersion.of(form);
    return forms
        .sent(form, "say-of " + code, form.value("text"))
        .orAgain(refused -> sayPage(library, refused))
        .refusedAt("text")
        .then(
            () -> writeProfile.say(library, seen, form.text("text"), forms.who()), saved(library));
  }

  private TemplateInstance sayPage(Library library, Form form) {
    return Templates.say(library, writeProfile.said(library).version(), WriteProfile.LONGEST, form);
  }

  @GET
  @Path("targets/new")
  public TemplateInstance proposeForm(@PathParam("code") String code) {
    return proposePage(Communities.library(code), forms.open());
  }

  @POST
  @Path("targets/new")
  public Response propose(@PathParam("code") String code, Form form) {
    var library = Communities.library(code);
    var typed =
        List.of(form.value("measure"), form.value("year"), form.text("value"), form.text("reason"));
    return forms
        .sent(form, "propose-target-of " + code, typed)
        .orAgain(refused -> proposePage(library, refused))
        .refusedAt("measure")
        .then(
            () ->
                targets.propose(
                    library, typed.get(0), typed.get(1), typed.get(2), typed.get(3), forms.who()),
            saved(library));
  }

  private TemplateInstance proposePage(Library library, Form form) {
    return Templates.propose(library, targets.measures(), targets.years(), form);
  }

  @GET
  @Path("targets/{measure}/{year}/agree")
  public TemplateInstance agreeForm(
      @PathParam("code") String code,
      @PathParam("measure") String measure,
      @PathParam("year") int year) {
    return agreePage(code, measure, year, forms.open());
  }

  @POST
  @Path("targets/{measure}/{year}/agree")
  public Response agree(
      @PathParam("code") String code,
      @PathParam("measure") String measure,
      @PathParam("year") int year,
      Form form) {
    var library = Communities.library(code);
    var seen = SeenVersion.of(form);
    return forms
        .sent(form, "agree %s %s %d".formatted(code, measure, year), seen)
        .orAgain(refused -> agreePage(code, measure, year, refused))
        .refusedAt("agree")
        .then(() -> targets.agree(library, measure, year, seen, forms.who()), saved(library));
  }

  private TemplateInstance agreePage(String code, String measure, int year, Form form) {
    var library = Communities.library(code);
    var shown = targets.one(library, measure, year);
    return Templates.agree(
        library, shown.measure(), shown.history().latest(), path(code, measure, year), form);
  }

  @GET
  @Path("targets/{measure}/{year}/withdraw")
  public TemplateInstance withdrawForm(
      @PathParam("code") String code,
      @PathParam("measure") String measure,
      @PathParam("year") int year) {
    return withdrawPage(code, measure, year, forms.open());
  }

  @POST
  @Path("targets/{measure}/{year}/withdraw")
  public Response withdraw(
      @PathParam("code") String code,
      @PathParam("measure") String measure,
      @PathParam("year") int year,
      Form form) {
    var library = Communities.library(code);
    var seen = SeenVersion.of(form);
    return forms
        .sent(form, "withdraw %s %s %d".formatted(code, measure, year), form.value("reason"))
        .orAgain(refused -> withdrawPage(code, measure, year, refused))
        .refusedAt("reason")
        .then(
            () -> targets.withdraw(library, measure, year, seen, form.text("reason"), forms.who()),
            saved(library));
  }

  private TemplateInstance withdrawPage(String code, String measure, int year, Form form) {
    var library = Communities.library(code);
    var shown = targets.one(library, measure, year);
    return Templates.withdraw(
        library, shown.measure(), shown.history().latest(), path(code, measure, year), form);
  }

  private static String path(String code, String measure, int year) {
    return "/profiles/%s/targets/%s/%d".formatted(code, measure, year);
  }

  private static String saved(Library library) {
    return "/profiles/%s?saved=true".formatted(library.code());
  }
}
