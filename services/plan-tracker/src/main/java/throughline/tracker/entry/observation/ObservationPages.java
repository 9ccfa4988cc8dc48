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
import throughline.tracker.entry.evidence.Evidence;
import throughline.tracker.shared.Roles;

/** What was entered for a measure, and the form for another figure. */
@Path("/measures/{id}/observations")
@Produces(MediaType.TEXT_HTML)
class ObservationPages {

  private static final int MOST = 15;

  private final BrowseObservations observations;
  private final BrowseProposals proposals;
  private final EnterObservation enterObservation;
  private final FormPost formPost;
  private final OpenForm openForm;
  private final CurrentPerson person;

  ObservationPages(
      BrowseObservations observations,
      BrowseProposals proposals,
      EnterObservation enterObservation,
      FormPost formPost,
      OpenForm openForm,
      CurrentPerson person) {
    this.observations = observations;
    this.proposals = proposals;
    this.enterObservation = enterObservation;
    this.formPost = formPost;
    this.openForm = openForm;
    this.person = person;
  }

  @CheckedTemplate
  static class Templates {

    private Templates() {}

    static native TemplateInstance list(
        Measure measure,
        Slice<ObservationView> observations,
        Slice<Proposal> proposals,
        Map<String, List<Evidence>> evidence,
        ObservationView saved,
        Proposal waiting);

    static native TemplateInstance enter(
        Measure measure, List<Option> periods, List<Option> places, Form form);
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
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response enter(@PathParam("id") String id, Form form) {
    var measure = observations.measure(id);
    var typed = ObservationRequest.of(form);
    return formPost
        .of(form, "enter-observation " + id, typed)
        .orAgain(refused -> page(measure, refused))
        .refusedAt("value")
        .sentBefore(
            "value",
            "This form was sent before, and another figure was entered with it. Check what was"
                + " entered, then send this one if it is meant, too")
        .then(
            () ->
                "/measures/%s/observations?saved=%s"
                    .formatted(id, enterObservation.enter(id, typed, person.who()).key()));
  }

  private TemplateInstance page(Measure measure, Form form) {
    return Templates.enter(
        measure, observations.periods(measure), observations.places(measure), form);
  }
}
