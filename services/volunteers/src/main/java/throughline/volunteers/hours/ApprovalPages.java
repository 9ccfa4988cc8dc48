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
import throughline.platform.core.paging.PageRequest;
import throughline.platform.core.paging.Slice;
import throughline.platform.core.permission.Places;
import throughline.platform.core.time.London;
import throughline.platform.web.decision.ListPart;
import throughline.platform.web.decision.Picked;
import throughline.platform.web.form.FormPost;
import throughline.platform.web.form.OpenForm;
import throughline.platform.web.input.Form;
import throughline.platform.web.input.Option;
import throughline.platform.web.input.SeenVersion;
import throughline.platform.web.layout.CurrentPerson;
import throughline.volunteers.Roles;

/** A coordinator's pages: the hours of their places that wait, to be approved or returned. */
@Path("/approvals")
@RolesAllowed(Roles.COORDINATOR)
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
class ApprovalPages {
  /** With a box, a button and a link each, more would make the page too heavy for a phone. */
  private static final int MOST_OF_A_PAGE = 25;

  private final DecideHours decideHours;
  private final BrowseHours browseHours;
  private final HoursFormOptions options;
  private final FormPost formPost;
  private final OpenForm openForm;
  private final CurrentPerson person;

  ApprovalPages(
      DecideHours decideHours,
      BrowseHours browseHours,
      HoursFormOptions options,
      FormPost formPost,
      OpenForm openForm,
      CurrentPerson person) {
    this.decideHours = decideHours;
    this.browseHours = browseHours;
    this.options = options;
    this.formPost = formPost;
    this.openForm = openForm;
    this.person = person;
  }

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

  /** Which part of the list the address asks for, as typed. */
  record Asked(
      @QueryParam("after") String after,
      @QueryParam("before") String before,
      @QueryParam("library") String library) {
    ListPart part() {
      return ApprovalPages.part(PageRequest.linked(after, before), library);
    }
  }

  record HoursTotal(int entries, int minutes) {
    static HoursTotal of(List<HoursView> hours) {
      return new HoursTotal(hours.size(), hours.stream().mapToInt(HoursView::minutes).sum());
    }

    /** "12 entries, 31 hours 15 minutes". */
    public String words() {
      return "%d %s, %s"
          .formatted(entries, entries == 1 ? "entry" : "entries", London.hours(minutes));
    }
  }

  @CheckedTemplate
  static class Templates {
    static native TemplateInstance list(
        Form form,
        Slice<HoursView> waiting,
        ListPart part,
        boolean anyToApprove,
        HoursTotal total,
        Done done,
        List<Option> libraries);

    static native TemplateInstance giveBack(Form form, ListPart part, HoursView hours, int longest);
  }

  @GET
  public Response list(
      @BeanParam Asked asked,
      @QueryParam("approved") List<UUID> approved,
      @QueryParam("changed") List<UUID> changed,
      @QueryParam("returned") List<UUID> returned,
      @Context UriInfo uri) {
    var form = openForm.orBlank();
    var part = part(form, asked);
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
  public Response approveMany(Form form) {
    var places = places();
    var boxes = form.ticked("entry");
    return formPost
        .button(form, "approve-many-hours", boxes)
        .orAgain(refused -> again(refused, part(refused)))
        .wrongAt("waiting")
        .refusedAt("waiting")
        .then(() -> link(part(form), decideHours.approve(picked(boxes), person.who(), places)));
  }

  /** Where somebody comes back to after signing in; approving takes the button, which is a post. */
  @GET
  @Path("{id}")
  public Response signedIn() {
    return Response.seeOther(URI.create("/approvals")).build();
  }

  @POST
  @Path("{id}")
  public Response approve(@PathParam("id") UUID id, @BeanParam Asked asked, Form form) {
    var part = asked.part();
    var seen = SeenVersion.of(form);
    var places = places();
    return formPost
        .button(form, "approve-hours " + id, seen)
        .orAgain(refused -> again(refused, part))
        .refusedAt("waiting")
        .then(
            () ->
                part.saying("approved", decideHours.approve(id, seen, person.who(), places).id()));
  }

  private static Picked<UUID> picked(List<String> boxes) {
    return Picked.read(boxes, "entry", "Tick the hours that you want to approve", UUID::fromString);
  }

  private static String link(ListPart part, DecideHours.Outcome outcome) {
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

  private TemplateInstance again(Form form, ListPart part) {
    return page(form, part, waiting(part), Done.NOTHING);
  }

  private Slice<HoursView> waiting(ListPart part) {
    var narrowed = Narrowed.to(null, null, part.narrowed().get("library"));
    return browseHours.waiting(person.subject(), places(), narrowed, part.wanted());
  }

  private static ListPart part(Form form, Asked asked) {
    return form.kept() ? part(form) : asked.part();
  }

  private static ListPart part(Form form) {
    return part(form.part(), form.value("library"));
  }

  private static ListPart part(PageRequest wanted, String library) {
    return new ListPart("/approvals", wanted.atMost(MOST_OF_A_PAGE))
        .narrowedTo("library", Narrowed.to(null, null, library).library());
  }

  private TemplateInstance page(Form form, ListPart part, Slice<HoursView> waiting, Done done) {
    return Templates.list(
        form,
        waiting,
        part,
        waiting.items().stream().anyMatch(HoursView::mayApprove),
        HoursTotal.of(waiting.items()),
        done,
        options.libraries(places()));
  }

  @GET
  @Path("return/{id}")
  public TemplateInstance returnForm(@PathParam("id") UUID id, @BeanParam Asked asked) {
    var form = openForm.orBlank();
    return returnPage(form, part(form, asked), id);
  }

  @POST
  @Path("return/{id}")
  public Response giveBack(@PathParam("id") UUID id, Form form) {
    var why = form.text("reason");
    var seen = SeenVersion.of(form);
    var places = places();
    return formPost
        .of(form, "return-hours " + id, why)
        .orAgain(refused -> returnPage(refused, part(refused), id))
        .refusedAt("reason")
        .then(
            () ->
                part(form)
                    .saying(
                        "returned",
                        decideHours.giveBack(id, seen, why, person.who(), places).id()));
  }

  /** Only for hours of the coordinator's places: somebody's own are not here to be returned. */
  private TemplateInstance returnPage(Form form, ListPart part, UUID id) {
    return Templates.giveBack(
        form,
        part,
        browseHours.coordinated(id, person.subject(), places()),
        DecideHours.LONGEST_REASON);
  }
}
