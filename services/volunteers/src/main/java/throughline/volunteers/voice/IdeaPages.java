package throughline.volunteers.voice;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.PermitAll;
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
import java.util.UUID;
import throughline.platform.core.permission.Places;
import throughline.platform.web.form.FormPost;
import throughline.platform.web.input.Form;
import throughline.platform.web.input.Option;
import throughline.platform.web.input.SeenVersion;
import throughline.platform.web.layout.CurrentPerson;
import throughline.volunteers.Roles;
import throughline.volunteers.voice.BrowseIdeas.KeptWord;
import throughline.volunteers.voice.BrowseIdeas.Said;

/** Ideas: a volunteer's own, those that a coordinator answers, and what everybody may see of it. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
class IdeaPages {
  private static final List<Option> ACTED =
      List.of(Option.of("YES", "Yes, something was done"), Option.of("NO", "No"));

  private final RaiseIdea raiseIdea;
  private final AnswerIdea answerIdea;
  private final BrowseIdeas browseIdeas;
  private final FormPost formPost;
  private final CurrentPerson person;

  IdeaPages(
      RaiseIdea raiseIdea,
      AnswerIdea answerIdea,
      BrowseIdeas browseIdeas,
      FormPost formPost,
      CurrentPerson person) {
    this.raiseIdea = raiseIdea;
    this.answerIdea = answerIdea;
    this.browseIdeas = browseIdeas;
    this.formPost = formPost;
    this.person = person;
  }

  @CheckedTemplate
  static class Templates {
    static native TemplateInstance own(
        Form form, List<IdeaView> ideas, List<Option> places, int longest, boolean sent);

    static native TemplateInstance waiting(
        List<IdeaView> waiting, List<IdeaView> answered, IdeaView done, KeptWord keptWord);

    static native TemplateInstance answer(
        Form form, IdeaView idea, List<Option> acted, int longest);

    static native TemplateInstance noted(
        Form form, UUID volunteer, List<Option> places, int longest);

    static native TemplateInstance youSaid(List<Said> all);
  }

  @GET
  @Path("ideas")
  @RolesAllowed(Roles.VOLUNTEER)
  public TemplateInstance own(@QueryParam("sent") String sent) {
    return own(formPost.opened(), sent != null);
  }

  @POST
  @Path("ideas")
  @RolesAllowed(Roles.VOLUNTEER)
  public Response raise(Form form) {
    var typed = IdeaRequest.of(form);
    return formPost
        .of(form, "raise-idea", typed)
        .orAgain(refused -> own(refused, false))
        .refusedAt("idea")
        .then(() -> "/ideas?sent=" + raiseIdea.raise(typed, person.who()));
  }

  private TemplateInstance own(Form form, boolean sent) {
    return Templates.own(
        form,
        browseIdeas.own(person.subject()),
        browseIdeas.choices(Places.everywhere()),
        IdeaRequest.LONGEST,
        sent);
  }

  @GET
  @Path("ideas/waiting")
  @RolesAllowed(Roles.COORDINATOR)
  public TemplateInstance waiting(@QueryParam("done") UUID done) {
    var places = places();
    var answered = browseIdeas.answered(places);
    return Templates.waiting(
        browseIdeas.waiting(places),
        answered,
        answered.stream().filter(idea -> idea.id().equals(done)).findFirst().orElse(null),
        browseIdeas.keptWord(places));
  }

  @GET
  @Path("ideas/answer/{id}")
  @RolesAllowed(Roles.COORDINATOR)
  public TemplateInstance answerForm(@PathParam("id") UUID id) {
    var idea = browseIdeas.one(id, places());
    var form = formPost.opened();
    return page(form.kept() ? form : AnswerRequest.formOf(idea), idea);
  }

  @POST
  @Path("ideas/answer/{id}")
  @RolesAllowed(Roles.COORDINATOR)
  public Response answer(@PathParam("id") UUID id, Form form) {
    var typed = AnswerRequest.of(form);
    var seen = SeenVersion.of(form);
    var places = places();
    return formPost
        .of(form, "answer-idea " + id, typed)
        .orAgain(refused -> page(refused, browseIdeas.one(id, places)))
        .refusedAt("answer")
        .then(
            () -> answerIdea.answer(id, seen, typed, person.who(), places),
            "/ideas/waiting?done=" + id);
  }

  @POST
  @Path("ideas/owner/{id}")
  @RolesAllowed(Roles.COORDINATOR)
  public Response take(@PathParam("id") UUID id, Form form) {
    var places = places();
    return formPost
        .button(form, "take-idea " + id, id)
        .then(() -> answerIdea.take(id, person.who(), places), "/ideas/answer/" + id);
  }

  private static TemplateInstance page(Form form, IdeaView idea) {
    return Templates.answer(form, idea, ACTED, AnswerRequest.LONGEST);
  }

  /** Where somebody comes back to after signing in. */
  @GET
  @Path("ideas/owner/{id}")
  @RolesAllowed(Roles.COORDINATOR)
  public TemplateInstance signedIn(@PathParam("id") UUID id) {
    return answerForm(id);
  }

  @GET
  @Path("people/{volunteer}/idea")
  @RolesAllowed(Roles.COORDINATOR)
  public TemplateInstance noteForm(@PathParam("volunteer") UUID volunteer) {
    return noted(formPost.opened(), volunteer, places());
  }

  @POST
  @Path("people/{volunteer}/idea")
  @RolesAllowed(Roles.COORDINATOR)
  public Response note(@PathParam("volunteer") UUID volunteer, Form form) {
    var typed = IdeaRequest.of(form);
    var places = places();
    return formPost
        .of(form, "note-idea " + volunteer, typed)
        .orAgain(refused -> noted(refused, volunteer, places))
        .refusedAt("idea")
        .then(() -> raiseIdea.raiseFor(volunteer, typed, person.who(), places), "/ideas/waiting");
  }

  private TemplateInstance noted(Form form, UUID volunteer, Places places) {
    return Templates.noted(form, volunteer, browseIdeas.choices(places), IdeaRequest.LONGEST);
  }

  @GET
  @Path("you-said")
  @PermitAll
  public TemplateInstance youSaid() {
    return Templates.youSaid(browseIdeas.said());
  }

  private Places places() {
    return person.placesOf(Roles.COORDINATOR).required();
  }
}
