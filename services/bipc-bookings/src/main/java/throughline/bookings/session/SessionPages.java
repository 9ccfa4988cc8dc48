package throughline.bookings.session;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import throughline.bookings.Roles;
import throughline.bookings.venue.Venue;
import throughline.bookings.venue.Venues;
import throughline.platform.core.paging.PageRequest;
import throughline.platform.core.paging.Slice;
import throughline.platform.core.permission.Places;
import throughline.platform.web.form.FormPost;
import throughline.platform.web.form.OpenForm;
import throughline.platform.web.home.HomeCard;
import throughline.platform.web.home.StartCards;
import throughline.platform.web.input.Form;
import throughline.platform.web.input.Option;
import throughline.platform.web.layout.CurrentPerson;

/** The catalogue, which needs no sign-in, and the form by which an adviser adds to it. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
public class SessionPages {
  private static final String SENT_BEFORE =
      "This form was sent before, and a session was added. To add another, check the answers and"
          + " send it again";

  private final OpenSession openSession;
  private final BrowseSessions browseSessions;
  private final Venues venues;
  private final FormPost formPost;
  private final OpenForm openForm;
  private final StartCards start;
  private final CurrentPerson person;

  SessionPages(
      OpenSession openSession,
      BrowseSessions browseSessions,
      Venues venues,
      FormPost formPost,
      OpenForm openForm,
      StartCards start,
      CurrentPerson person) {
    this.openSession = openSession;
    this.browseSessions = browseSessions;
    this.venues = venues;
    this.formPost = formPost;
    this.openForm = openForm;
    this.start = start;
    this.person = person;
  }

  @CheckedTemplate
  static class Templates {
    static native TemplateInstance catalogue(Slice<SessionView> sessions, List<HomeCard> cards);

    static native TemplateInstance form(Form form, List<Option> venues);
  }

  @GET
  @PermitAll
  public TemplateInstance catalogue(
      @QueryParam("after") String after, @QueryParam("before") String before) {
    var page = PageRequest.linked(after, before);
    var cards = page.isFirst() ? start.cards() : List.<HomeCard>of();
    return Templates.catalogue(browseSessions.upcoming(page), cards);
  }

  @GET
  @Path("sessions/new")
  @RolesAllowed(Roles.ADVISER)
  public TemplateInstance form() {
    return page(openForm.orBlank());
  }

  @POST
  @Path("sessions/new")
  @RolesAllowed(Roles.ADVISER)
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response open(Form form) {
    var typed = SessionRequest.of(form);
    var places = places();
    return formPost
        .of(form, "open-session", typed)
        .orAgain(this::page)
        .sentBefore("title", SENT_BEFORE)
        .then(
            () ->
                "/sessions/%s?opened=true"
                    .formatted(openSession.open(typed, person.who(), places).id()));
  }

  private TemplateInstance page(Form form) {
    return Templates.form(form, venues.of(places()).stream().map(SessionPages::choice).toList());
  }

  private Places places() {
    return person.placesOf(Roles.ADVISER).required();
  }

  private static Option choice(Venue venue) {
    var label =
        switch (venue.kind()) {
          case HUB -> "At the hub: " + venue.name();
          case SPOKE -> "At the spoke: " + venue.name();
          case PARTNER, ONLINE -> venue.name();
        };
    return Option.of(venue.code(), label);
  }
}
