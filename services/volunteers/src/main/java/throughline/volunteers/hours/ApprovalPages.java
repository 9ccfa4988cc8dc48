package throughline.volunteers.hours;

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
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import throughline.contracts.volunteers.HoursEntryState.Status;
import throughline.platform.core.paging.PageRequest;
import throughline.platform.core.paging.Slice;
import throughline.platform.core.permission.Places;
import throughline.platform.web.form.FormPost;
import throughline.platform.web.form.OpenForm;
import throughline.platform.web.input.Form;
import throughline.platform.web.input.Option;
import throughline.platform.web.layout.CurrentPerson;
import throughline.volunteers.Roles;

/** A coordinator's page: the hours of their places that wait for approval. */
@Path("/approvals")
@RolesAllowed(Roles.COORDINATOR)
@Produces(MediaType.TEXT_HTML)
class ApprovalPages {

  /** With a box, a button and a link each, more would make the page too heavy for a phone. */
  private static final int MOST_OF_A_PAGE = 25;

  private final ApproveHours approveHours;
  private final ApproveManyHours approveManyHours;
  private final BrowseHours browseHours;
  private final HoursFormOptions options;
  private final FormPost formPost;
  private final OpenForm openForm;
  private final CurrentPerson person;

  ApprovalPages(
      ApproveHours approveHours,
      ApproveManyHours approveManyHours,
      BrowseHours browseHours,
      HoursFormOptions options,
      FormPost formPost,
      OpenForm openForm,
      CurrentPerson person) {
    this.approveHours = approveHours;
    this.approveManyHours = approveManyHours;
    this.browseHours = browseHours;
    this.options = options;
    this.formPost = formPost;
    this.openForm = openForm;
    this.person = person;
  }

  /** What the page says of decisions made a moment ago. */
  record Done(List<HoursView> approved, List<HoursView> changed, HoursView returned) {

    static final Done NOTHING = new Done(List.of(), List.of(), null);

    public HoursTotal total() {
      return HoursTotal.of(approved);
    }
  }

  /** The form that narrows the list, and what addresses of its parts carry. */
  record Filter(Form form, String query, List<Option> libraries) {}

  @CheckedTemplate
  static class Templates {

    private Templates() {}

    static native TemplateInstance list(
        Form form,
        Slice<HoursView> waiting,
        boolean anyToApprove,
        HoursTotal total,
        Done done,
        Filter filter);
  }

  @GET
  public TemplateInstance list(
      @QueryParam("after") String after,
      @QueryParam("before") String before,
      @QueryParam("library") String library,
      @QueryParam("approved") List<UUID> approved,
      @QueryParam("changed") List<UUID> changed,
      @QueryParam("returned") List<UUID> returned) {
    var done =
        new Done(
            inState(Status.APPROVED, approved),
            browseHours.entries(changed, person.subject(), places()),
            inState(Status.REJECTED, returned).stream().findFirst().orElse(null));
    return page(
        openForm.orBlank(),
        PageRequest.linked(after, before),
        done,
        Narrowed.to(null, null, library));
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response approveMany(Form form) {
    var places = places();
    var boxes = form.ticked("entry");
    return formPost
        .button(form, "approve-many-hours", boxes)
        .orAgain(this::again)
        .wrongAt("waiting")
        .refusedAt("waiting")
        .then(() -> link(approveManyHours.approve(PickedHours.of(boxes), person.who(), places)));
  }

  /** Where somebody comes back to after signing in; approving takes the button, which is a post. */
  @GET
  @Path("{id}")
  public Response signedIn() {
    return Response.seeOther(URI.create("/approvals")).build();
  }

  @POST
  @Path("{id}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response approve(@PathParam("id") UUID id, Form form) {
    var seen = SeenVersion.of(form);
    var places = places();
    return formPost
        .button(form, "approve-hours " + id, seen)
        .orAgain(this::again)
        .refusedAt("waiting")
        .then(
            () ->
                "/approvals?approved=" + approveHours.approve(id, seen, person.who(), places).id());
  }

  private static String link(ApproveManyHours.Outcome outcome) {
    var link = UriBuilder.fromPath("/approvals");
    outcome.approved().forEach(id -> link.queryParam("approved", id));
    outcome.changed().forEach(id -> link.queryParam("changed", id));
    return link.build().toString();
  }

  /** A link alone must not make the page say that hours are approved. */
  private List<HoursView> inState(Status status, List<UUID> ids) {
    return browseHours.entries(ids, person.subject(), places()).stream()
        .filter(hours -> hours.status() == status)
        .toList();
  }

  private Places places() {
    return person.placesOf(Roles.COORDINATOR).required();
  }

  private TemplateInstance again(Form form) {
    return page(form, PageRequest.linked(null), Done.NOTHING, Narrowed.NOT);
  }

  private TemplateInstance page(Form form, PageRequest wanted, Done done, Narrowed narrowed) {
    var part = wanted.atMost(MOST_OF_A_PAGE);
    var page = browseHours.waiting(person.subject(), places(), narrowed, part);
    return Templates.list(
        form,
        page,
        page.items().stream().anyMatch(HoursView::mayApprove),
        HoursTotal.of(page.items()),
        done,
        new Filter(narrowed.asForm(), narrowed.query(), options.libraries(places())));
  }
}
