package throughline.tracker.entry.observation;

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
import throughline.platform.core.paging.PageRequest;
import throughline.platform.core.paging.Slice;
import throughline.platform.web.form.FormPost;
import throughline.platform.web.form.OpenForm;
import throughline.platform.web.input.Form;
import throughline.platform.web.input.Option;
import throughline.platform.web.layout.CurrentPerson;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.entry.SeenVersion;
import throughline.tracker.entry.evidence.Evidence;
import throughline.tracker.shared.Roles;

/** What was entered for a measure, and the form for another figure. */
@Path("/measures/{id}/observations")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
class ObservationPages {

  private static final int MOST = 15;

  private final EnterObservation observations;
  private final ApproveObservations proposals;
  private final FormPost formPost;
  private final OpenForm openForm;
  private final CurrentPerson person;

  ObservationPages(
      EnterObservation observations,
      ApproveObservations proposals,
      FormPost formPost,
      OpenForm openForm,
      CurrentPerson person) {
    this.observations = observations;
    this.proposals = proposals;
    this.formPost = formPost;
    this.openForm = openForm;
    this.person = person;
  }

  @CheckedTemplate
  static class Templates {

    static native TemplateInstance list(
        Measure measure,
        Slice<ObservationView> observations,
        Slice<Proposal> proposals,
        Map<String, List<Evidence>> evidence,
        ObservationView saved,
        Proposal waiting);

    static native TemplateInstance enter(
        Measure measure, List<Option> periods, List<Option> places, Form form);

    static native TemplateInstance correct(Measure measure, ObservationView observation, Form form);

    static native TemplateInstance withdraw(
        Measure measure, ObservationView observation, Form form);
  }

  @GET
  @RolesAllowed({Roles.STRATEGY_LEAD, Roles.ADMINISTRATOR})
  public TemplateInstance list(
      @PathParam("id") String id,
      @QueryParam("saved") String saved,
      @QueryParam("after") String after,
      @QueryParam("before") String before) {
    var page = PageRequest.linked(after, before).atMost(MOST);
    var measure = observations.measure(id);
    var all = observations.all(measure);
    var open = proposals.open(measure);
    var waiting = open.stream().filter(p -> p.isWaiting() && p.key().equals(saved)).findFirst();
    return Templates.list(
        measure,
        Slice.part(all, view -> view.id().inList(), page),
        Slice.part(open, proposal -> proposal.id().inList(), PageRequest.first(MOST)),
        proposals.evidence(),
        waiting.isPresent()
            ? null
            : all.stream().filter(view -> view.key().equals(saved)).findFirst().orElse(null),
        waiting.orElse(null));
  }

  @GET
  @Path("new")
  @RolesAllowed(Roles.STRATEGY_LEAD)
  public TemplateInstance form(@PathParam("id") String id) {
    return page(observations.measure(id), openForm.orBlank());
  }

  @POST
  @Path("new")
  @RolesAllowed(Roles.STRATEGY_LEAD)
  public Response enter(@PathParam("id") String id, Form form) {
    var measure = observations.measure(id);
    var typed = ObservationRequest.of(form);
    return formPost
        .of(form, "enter-observation " + id, typed)
        .orAgain(refused -> page(measure, refused))
        .refusedAt("value")
        .sentBefore(
            "value",
            "This form was sent before, and another figure was entered with it. Check what was entered, then send this one if it is meant, too")
        .then(
            () ->
                "/measures/%s/observations?saved=%s"
                    .formatted(id, observations.enter(id, typed, person.who()).key()));
  }

  private TemplateInstance page(Measure measure, Form form) {
    return Templates.enter(
        measure, observations.periods(measure), observations.places(measure), form);
  }

  @GET
  @Path("{key}/correct")
  @RolesAllowed(Roles.STRATEGY_LEAD)
  public TemplateInstance correctForm(@PathParam("id") String id, @PathParam("key") String key) {
    var measure = observations.measure(id);
    var observation = observations.one(measure, key);
    var kept = openForm.orBlank();
    return Templates.correct(measure, observation, kept.kept() ? kept : observation.form());
  }

  @POST
  @Path("{key}/correct")
  @RolesAllowed(Roles.STRATEGY_LEAD)
  public Response correct(@PathParam("id") String id, @PathParam("key") String key, Form form) {
    var measure = observations.measure(id);
    var seen = SeenVersion.of(form);
    var typed = ObservationRequest.of(form);
    return formPost
        .of(form, "correct-observation " + id + " " + key, typed)
        .orAgain(refused -> Templates.correct(measure, observations.one(measure, key), refused))
        .refusedAt("value")
        .then(() -> observations.correct(id, key, seen, typed, person.who()), saved(id, key));
  }

  @GET
  @Path("{key}/withdraw")
  @RolesAllowed(Roles.STRATEGY_LEAD)
  public TemplateInstance withdrawForm(@PathParam("id") String id, @PathParam("key") String key) {
    var measure = observations.measure(id);
    return Templates.withdraw(measure, observations.one(measure, key), openForm.orBlank());
  }

  @POST
  @Path("{key}/withdraw")
  @RolesAllowed(Roles.STRATEGY_LEAD)
  public Response withdraw(@PathParam("id") String id, @PathParam("key") String key, Form form) {
    var measure = observations.measure(id);
    var seen = SeenVersion.of(form);
    var typed = ObservationRequest.of(form);
    return formPost
        .of(form, "withdraw-observation " + id + " " + key, typed)
        .orAgain(refused -> Templates.withdraw(measure, observations.one(measure, key), refused))
        .refusedAt("reason")
        .then(() -> observations.withdraw(id, key, seen, typed, person.who()), saved(id, key));
  }

  private static String saved(String id, String key) {
    return "/measures/%s/observations?saved=%s".formatted(id, key);
  }
}
