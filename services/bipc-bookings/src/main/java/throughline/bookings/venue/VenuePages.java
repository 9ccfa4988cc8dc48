package throughline.bookings.venue;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import throughline.bookings.Roles;
import throughline.contracts.bookings.BookingState.VenueKind;
import throughline.platform.core.input.TypedText;
import throughline.platform.core.permission.Places;
import throughline.platform.web.form.FormPost;
import throughline.platform.web.input.Form;
import throughline.platform.web.input.Option;
import throughline.platform.web.layout.CurrentPerson;

/** Venues with their rooms and closing days, and partners. Advisers edit those of their places. */
@Path("/venues")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({Roles.ADVISER, Roles.ADMINISTRATOR})
public class VenuePages {
  private static final List<Option> YES_OR_NO =
      List.of(Option.of("YES", "Yes"), Option.of("NO", "No"));

  private final EditVenue editVenue;
  private final EditResource editResource;
  private final CloseVenue closeVenue;
  private final AddPartner addPartner;
  private final BrowseVenues browseVenues;
  private final FormPost formPost;
  private final CurrentPerson person;

  VenuePages(
      EditVenue editVenue,
      EditResource editResource,
      CloseVenue closeVenue,
      AddPartner addPartner,
      BrowseVenues browseVenues,
      FormPost formPost,
      CurrentPerson person) {
    this.editVenue = editVenue;
    this.editResource = editResource;
    this.closeVenue = closeVenue;
    this.addPartner = addPartner;
    this.browseVenues = browseVenues;
    this.formPost = formPost;
    this.person = person;
  }

  @CheckedTemplate
  static class Templates {
    static native TemplateInstance list(BrowseVenues.Overview all, boolean administrator);

    static native TemplateInstance venue(
        Form form,
        Venue venue,
        List<Resource> rooms,
        List<Venues.Closing> closings,
        List<Option> known);

    static native TemplateInstance add(Form form, List<Option> kinds, List<Option> libraries);

    static native TemplateInstance partner(Form form);
  }

  @GET
  public TemplateInstance list() {
    return Templates.list(browseVenues.all(places()), person.hasRole(Roles.ADMINISTRATOR));
  }

  @GET
  @Path("new")
  @RolesAllowed(Roles.ADMINISTRATOR)
  public TemplateInstance form() {
    return addPage(formPost.opened());
  }

  @POST
  @Path("new")
  @RolesAllowed(Roles.ADMINISTRATOR)
  public Response add(Form form) {
    var typed = EditVenue.Request.of(form);
    return formPost
        .of(form, "add-venue", typed)
        .orAgain(this::addPage)
        .refusedAt("code")
        .then(() -> "/venues/" + editVenue.save(null, typed, Places.everywhere()));
  }

  @GET
  @Path("partners/new")
  @RolesAllowed(Roles.ADMINISTRATOR)
  public TemplateInstance partnerForm() {
    return Templates.partner(formPost.opened());
  }

  @POST
  @Path("partners/new")
  @RolesAllowed(Roles.ADMINISTRATOR)
  public Response addPartner(Form form) {
    var code = form.text("code");
    var name = form.text("name");
    return formPost
        .of(form, "add-partner", code + name)
        .orAgain(Templates::partner)
        .then(() -> addPartner.add(code, name), "/venues");
  }

  @GET
  @Path("{code}")
  public TemplateInstance venue(@PathParam("code") String code) {
    var venue = browseVenues.one(code, places()).venue();
    return page(code, formPost.openedOrStartingWith(values(venue)));
  }

  /** Each form of the page says which part of the venue it is about. */
  @POST
  @Path("{code}")
  public Response edit(@PathParam("code") String code, Form form) {
    var places = places();
    browseVenues.one(code, places);
    return switch (form.value("part")) {
      case "room" -> editRoom(code, form, places);
      case "closing" -> close(code, form, places);
      default -> {
        var typed = EditVenue.Request.of(form);
        yield posted(code, form, null, typed, () -> editVenue.save(code, typed, places));
      }
    };
  }

  /** Adds a room; a button beside one takes it out of use, or into use again. */
  private Response editRoom(String code, Form form, Places places) {
    var room = TypedText.given(form.text("room")).map(UUID::fromString).orElse(null);
    var typed =
        new EditResource.Request(
            form.text("roomName"), null, !"false".equals(form.text("pressed")));
    return posted(
        code,
        form,
        "roomName",
        List.of("room", Objects.toString(room), Objects.toString(typed.name()), typed.active()),
        () -> editResource.save(room, code, typed, places));
  }

  private Response close(String code, Form form, Places places) {
    var day = form.date("day");
    var reason = form.text("reason");
    var open = "open".equals(form.text("pressed"));
    return posted(
        code,
        form,
        null,
        day + reason + open,
        () -> closeVenue.close(code, day, reason, open, places));
  }

  private Response posted(String code, Form form, String wrongAt, Object typed, Runnable work) {
    return formPost
        .button(form, "edit-venue " + code, typed)
        .orAgain(again -> page(code, again))
        .wrongAt(wrongAt)
        .refusedAt("name")
        .then(work, "/venues/" + code);
  }

  private TemplateInstance addPage(Form form) {
    return Templates.add(
        form,
        Option.each(List.of(VenueKind.SPOKE, VenueKind.PARTNER), VenuePages::words),
        browseVenues.libraries().stream()
            .map(each -> Option.of(each.code(), each.name()))
            .toList());
  }

  private static String words(VenueKind kind) {
    return kind == VenueKind.PARTNER ? "Of a partner" : "A library that is a spoke";
  }

  private TemplateInstance page(String code, Form form) {
    var detail = browseVenues.one(code, places());
    return Templates.venue(form, detail.venue(), detail.rooms(), detail.closings(), YES_OR_NO);
  }

  private static Map<String, String> values(Venue venue) {
    var values = new HashMap<String, String>();
    values.put("name", venue.name());
    values.put("address", venue.address() == null ? "" : venue.address());
    values.put("stepFree", known(venue.stepFree()));
    values.put("hearingLoop", known(venue.hearingLoop()));
    values.put("imdDecile", venue.imdDecile() == null ? "" : venue.imdDecile().toString());
    values.put("active", known(venue.active()));
    return values;
  }

  private static String known(Boolean there) {
    return there == null ? "" : there ? "YES" : "NO";
  }

  private Places places() {
    return person.hasRole(Roles.ADMINISTRATOR)
        ? Places.everywhere()
        : person.placesOf(Roles.ADVISER).required();
  }
}
