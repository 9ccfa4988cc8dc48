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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import throughline.bookings.Roles;
import throughline.contracts.bookings.BookingState.Kind;
import throughline.platform.core.input.Fields;
import throughline.platform.core.paging.PageRequest;
import throughline.platform.core.paging.Slice;
import throughline.platform.core.permission.Places;
import throughline.platform.web.form.FormPost;
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

  private static final String CLASHES = "clashes";

  private final OpenSession openSession;
  private final OpenSeries openSeries;
  private final BrowseSessions browseSessions;
  private final SessionChoices choices;
  private final FormPost formPost;
  private final StartCards start;
  private final SessionStaff staff;
  private final CurrentPerson person;

  SessionPages(
      OpenSession openSession,
      OpenSeries openSeries,
      BrowseSessions browseSessions,
      SessionChoices choices,
      FormPost formPost,
      StartCards start,
      SessionStaff staff,
      CurrentPerson person) {
    this.openSession = openSession;
    this.openSeries = openSeries;
    this.browseSessions = browseSessions;
    this.choices = choices;
    this.formPost = formPost;
    this.start = start;
    this.staff = staff;
    this.person = person;
  }

  @CheckedTemplate
  static class Templates {
    static native TemplateInstance catalogue(
        Slice<SessionView> sessions,
        List<HomeCard> cards,
        Form form,
        SessionFilter filter,
        SessionChoices.Finding choices);

    static native TemplateInstance form(
        Form form, SessionChoices.Choices choices, List<Option> every);

    static native TemplateInstance clashes(
        Form form, int all, int free, List<OpenSeries.LeftOut> clashing, String save);
  }

  @GET
  @PermitAll
  public TemplateInstance catalogue(
      @QueryParam("after") String after,
      @QueryParam("before") String before,
      @Context UriInfo address) {
    var page = PageRequest.linked(after, before);
    var typed = address.getQueryParameters();
    var filter = SessionFilter.read(new Fields(), typed::getFirst);
    var cards = page.isFirst() && !filter.any() ? start.cards() : List.<HomeCard>of();
    return Templates.catalogue(
        browseSessions.upcoming(page, filter, staff.shown()),
        cards,
        Form.of(typed),
        filter,
        choices.toFind());
  }

  @GET
  @Path("sessions/new")
  @RolesAllowed({Roles.ADVISER, Roles.PARTNER})
  public TemplateInstance form(@QueryParam("copy") UUID copy) {
    if (copy == null) {
      return page(formPost.openedOrStartingWith(Map.of("kind", Kind.WORKSHOP.name())));
    }
    var values = browseSessions.toEdit(copy, places()).values();
    values.remove("date");
    return page(formPost.openedOrStartingWith(values));
  }

  @POST
  @Path("sessions/new")
  @RolesAllowed({Roles.ADVISER, Roles.PARTNER})
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response open(Form form) {
    var places = places();
    var series = SeriesRequest.of(form);
    if (series.repeats()) {
      return openSeries(form, series, places);
    }
    var typed = series.session();
    return formPost
        .of(form, "open-session", typed)
        .orAgain(this::page)
        .refusedAt("date")
        .sentBefore("title", SENT_BEFORE)
        .then(
            () ->
                "/sessions/%s?opened=true"
                    .formatted(openSession.open(typed, person.who(), places).id()));
  }

  /** What stands in the way is listed, and the others are saved if that is wanted. */
  private Response openSeries(Form form, SeriesRequest typed, Places places) {
    return formPost
        .of(form, "open-series", typed)
        .orAgain(again -> again.error(CLASHES).isEmpty() ? page(again) : clashes(again, places))
        .refusedAt(CLASHES)
        .then(
            () -> {
              var first = openSeries.open(typed, person.who(), places).sessions().get(0);
              return "/sessions/%s?opened=true".formatted(first.id());
            });
  }

  private TemplateInstance clashes(Form form, Places places) {
    var series = openSeries.preview(SeriesRequest.of(form), places);
    var free = series.free().size();
    return Templates.clashes(
        form,
        series.times().size(),
        free,
        series.clashing(),
        free == 1 ? "Save the other one" : "Save the other " + free);
  }

  private TemplateInstance page(Form form) {
    return Templates.form(
        form, choices.of(places()), Option.each(List.of(Every.values()), Every::words));
  }

  private Places places() {
    return staff.places().required();
  }
}
