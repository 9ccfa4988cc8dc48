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
import throughline.platform.web.input.Form;
import throughline.platform.web.input.Option;
import throughline.platform.web.input.SeenVersion;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.entry.EntryForms;
import throughline.tracker.entry.ReportingRight;
import throughline.tracker.entry.evidence.Evidence;
import throughline.tracker.shared.Roles;

/** What was entered for a measure, and the form for another figure. */
@Path("/measures/{id}/observations")
@RolesAllowed({Roles.VIEWER, Roles.STRATEGY_LEAD})
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
class ObservationPages {

  private static final int MOST = 15;

  private final EnterObservation observations;
  private final ApproveObservations proposals;
  private final ReportingRight right;
  private final EntryForms forms;

  ObservationPages(
      EnterObservation observations,
      ApproveObservations proposals,
      ReportingRight right,
      EntryForms forms) {
    this.observations = observations;
    this.proposals = proposals;
    this.right = right;
    this.forms = forms;
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

    static native TemplateInstance correct(ObservationView observation, Form form);

    static native TemplateInstance withdraw(ObservationView observation, Form form);
  }

  @GET
  @RolesAllowed({Roles.VIEWER, Roles.STRATEGY_LEAD, Roles.ADMINISTRATOR})
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
  public TemplateInstance form(@PathParam("id") String id) {
    right.require(id);
    return page(observations.measure(id), forms.open());
  }

  @POST
  @Path("new")
  public Response enter(@PathParam("id") String id, Form form) {
    right.require(id);
    var typed = ObservationRequest.of(form);
    return forms
        .sent(form, "enter-observation " + id, typed)
        .orAgain(refused -> page(observations.measure(id), refused))
        .refusedAt("value")
        .sentBefore(
            "value",
            "This form was sent before, and another figure was entered with it. Check what was entered, then send this one if it is meant, too")
        .then(() -> saved(id, observations.enter(id, typed, forms.who()).key()));
  }

  private TemplateInstance page(Measure measure, Form form) {
    return Templates.enter(
        measure, observations.periods(measure), observations.places(measure), form);
  }

  @GET
  @Path("{key}/correct")
  public TemplateInstance correctForm(@PathParam("id") String id, @PathParam("key") String key) {
    right.require(id);
    var observation = observations.one(id, key);
    return Templates.correct(observation, forms.open(observation.form()));
  }

  @POST
  @Path("{key}/correct")
  public Response correct(@PathParam("id") String id, @PathParam("key") String key, Form form) {
    right.require(id);
    var seen = SeenVersion.of(form);
    var typed = ObservationRequest.of(form);
    return forms
        .sent(form, "correct-observation " + id + " " + key, typed)
        .orAgain(refused -> Templates.correct(observations.one(id, key), refused))
        .refusedAt("value")
        .then(() -> observations.correct(id, key, seen, typed, forms.who()), saved(id, key));
  }

  @GET
  @Path("{key}/withdraw")
  public TemplateInstance withdrawForm(@PathParam("id") String id, @PathParam("key") String key) {
    right.require(id);
    return Templates.withdraw(observations.one(id, key), forms.open());
  }

  @POST
  @Path("{key}/withdraw")
  public Response withdraw(@PathParam("id") String id, @PathParam("key") String key, Form form) {
    right.require(id);
    var seen = SeenVersion.of(form);
    return forms
        .sent(form, "withdraw-observation " + id + " " + key, form.value("reason"))
        .orAgain(refused -> Templates.withdraw(observations.one(id, key), refused))
        .refusedAt("reason")
        .then(
            () -> observations.withdraw(id, key, seen, form.text("reason"), forms.who()),
            saved(id, key));
  }

  private static String saved(String id, String key) {
    return "/measures/%s/observations?saved=%s".formatted(id, key);
  }
}
