package throughline.tracker.plan.milestone;

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
import java.util.Arrays;
import java.util.List;
import throughline.platform.web.form.FormPost;
import throughline.platform.web.form.OpenForm;
import throughline.platform.web.input.Form;
import throughline.platform.web.input.Option;
import throughline.platform.web.layout.CurrentPerson;
import throughline.tracker.entry.SeenVersion;
import throughline.tracker.plan.ownership.BrowseOwnership;
import throughline.tracker.shared.Roles;

/** The form that says how a milestone stands. */
@Path("/milestones/{id}/update")
@RolesAllowed(Roles.STRATEGY_LEAD)
@Produces(MediaType.TEXT_HTML)
class MilestoneUpdatePages {

  private final BrowseMilestones milestones;
  private final UpdateMilestone updateMilestone;
  private final FormPost formPost;
  private final OpenForm openForm;
  private final CurrentPerson person;

  MilestoneUpdatePages(
      BrowseMilestones milestones,
      UpdateMilestone updateMilestone,
      FormPost formPost,
      OpenForm openForm,
      CurrentPerson person) {
    this.milestones = milestones;
    this.updateMilestone = updateMilestone;
    this.formPost = formPost;
    this.openForm = openForm;
    this.person = person;
  }

  @CheckedTemplate
  static class Templates {

    private Templates() {}

    static native TemplateInstance update(MilestoneView view, Choices choices, Form form);
  }

  /** What the form offers. */
  record Choices(List<Option> states, List<Option> confidence, List<Option> frequencies) {

    static final Choices ALL =
        new Choices(
            MilestoneStatus.reported().stream()
                .map(state -> new Option(state.name(), state.words(), state.hint()))
                .toList(),
            Arrays.stream(Confidence.values())
                .map(sure -> new Option(sure.name(), sure.words(), sure.hint()))
                .toList(),
            BrowseOwnership.frequencies());
  }

  @GET
  public TemplateInstance form(@PathParam("id") String id) {
    var view = milestones.one(id, milestones.today());
    return page(view, openForm.orStartingWith(MilestoneRequest.startingWith(view)));
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response update(@PathParam("id") String id, Form form) {
    milestones.one(id, milestones.today());
    var seen = SeenVersion.of(form);
    var typed = MilestoneRequest.of(form);
    return formPost
        .of(form, "update-milestone " + id, typed)
        .orAgain(refused -> page(milestones.one(id, milestones.today()), refused))
        .refusedAt("state")
        .then(
            () -> {
              updateMilestone.update(id, seen, typed, person.who());
              return "/milestones/%s?saved=true".formatted(id);
            });
  }

  private static TemplateInstance page(MilestoneView view, Form form) {
    return Templates.update(view, Choices.ALL, form);
  }
}
