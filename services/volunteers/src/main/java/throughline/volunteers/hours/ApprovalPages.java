package throughline.volunteers.hours;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import throughline.contracts.volunteers.HoursEntryState.Status;
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

  /**
   * What the page says of decisions made a moment ago.
   *
   * @param elsewhere how many of what was left are at no library of the coordinator's any more
   */
  record Done(
      List<HoursView> approved, List<HoursView> changed, int elsewhere, HoursView returned) {

    static final Done NOTHING = new Done(List.of(), List.of(), 0, null);

    public HoursTotal total() {
      return HoursTotal.of(approved);
    }

    public String elsewhereWords() {
      return elsewhere == 1
          ? "1 entry that is no longer at your libraries"
          : elsewhere + " entries that are no longer at your libraries";
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
        WaitingPart part,
        boolean anyToApprove,
        HoursTotal total,
        Done done,
        Filter filter);
  }

  @GET
  public Response list(
      @BeanParam WaitingPart.Asked asked,
      @QueryParam("approved") List<UUID> approved,
      @QueryParam("changed") List<UUID> changed,
      @QueryParam("returned") List<UUID> returned,
      @Context UriInfo uri) {
    var form = openForm.orBlank();
    var part = WaitingPart.of(form, asked);
    var waiting = waiting(part);
    if (form.kept() && waiting.items().stream().noneMatch(hours -> isTicked(form, hours))) {
      return Response.seeOther(without(form, uri)).build();
    }
    var left = browseHours.entries(changed, person.subject(), places());
    var done =
        new Done(
            inState(Status.APPROVED, approved),
            left,
            changed.size() - left.size(),
            inState(Status.REJECTED, returned).stream().findFirst().orElse(null));
    return Response.ok(page(form, part, waiting, done)).build();
  }

  private static boolean isTicked(Form form, HoursView hours) {
    return form.chosen("entry", hours.box());
  }

  /** Nothing of what was ticked waits as it was seen: there is nothing left to be sent. */
  private static URI without(Form kept, UriInfo uri) {
    var query = uri.getRequestUri().getRawQuery();
    var key = URLEncoder.encode(kept.idempotencyKey(), StandardCharsets.UTF_8);
    return URI.create("/approvals?empty=" + key + (query == null ? "" : "&" + query));
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response approveMany(Form form) {
    var places = places();
    var boxes = form.ticked("entry");
    return formPost
        .button(form, "approve-many-hours", boxes)
        .orAgain(refused -> again(refused, WaitingPart.of(refused)))
        .wrongAt("waiting")
        .refusedAt("waiting")
        .then(
            () ->
                link(
                    WaitingPart.of(form),
                    approveManyHours.approve(PickedHours.of(boxes), person.who(), places)));
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
  public Response approve(@PathParam("id") UUID id, @BeanParam WaitingPart.Asked asked, Form form) {
    var part = WaitingPart.of(asked);
    var seen = SeenVersion.of(form);
    var places = places();
    return formPost
        .button(form, "approve-hours " + id, seen)
        .orAgain(refused -> again(refused, part))
        .refusedAt("waiting")
        .then(
            () -> {
              var approved = approveHours.approve(id, seen, person.who(), places);
              return part.address().queryParam("approved", approved.id()).build().toString();
            });
  }

  private static String link(WaitingPart part, ApproveManyHours.Outcome outcome) {
    var link = part.address();
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

  private TemplateInstance again(Form form, WaitingPart part) {
    return page(form, part, waiting(part), Done.NOTHING);
  }

  private Slice<HoursView> waiting(WaitingPart part) {
    return browseHours.waiting(person.subject(), places(), part.narrowed(), part.wanted());
  }

  private TemplateInstance page(Form form, WaitingPart part, Slice<HoursView> waiting, Done done) {
    var narrowed = part.narrowed();
    return Templates.list(
        form,
        waiting,
        part,
        waiting.items().stream().anyMatch(HoursView::mayApprove),
        HoursTotal.of(waiting.items()),
        done,
        new Filter(narrowed.asForm(), narrowed.query(), options.libraries(places())));
  }
}
