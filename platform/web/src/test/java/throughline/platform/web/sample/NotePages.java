package throughline.platform.web.sample;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import throughline.platform.core.input.InvalidInput;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.web.chart.Chart;
import throughline.platform.web.chart.ChartPoint;
import throughline.platform.web.form.OpenForm;
import throughline.platform.web.home.HomeCard;
import throughline.platform.web.home.StartCards;
import throughline.platform.web.idempotency.Idempotency;
import throughline.platform.web.input.Form;
import throughline.platform.web.input.Option;
import throughline.platform.web.layout.CurrentPerson;

@Path("/")
public class NotePages {

  private static final List<Option> LIBRARIES =
      List.of(Option.of("north", "North library"), Option.of("south", "South library"));
  private static final List<Option> KINDS =
      List.of(
          Option.of("HUB", "The hub"),
          new Option("SPOKE", "A spoke", "A smaller place with a desk"));

  @CheckedTemplate
  static class Templates {

    private Templates() {}

    static native TemplateInstance overview(List<HomeCard> cards);

    static native TemplateInstance form(Form form, List<Option> libraries, List<Option> kinds);

    static native TemplateInstance note(int id, Instant at);

    static native TemplateInstance figures(Chart chart);
  }

  private final WriteNote writeNote;
  private final Idempotency idempotency;
  private final OpenForm openForm;
  private final StartCards start;
  private final CurrentPerson person;

  NotePages(
      WriteNote writeNote,
      Idempotency idempotency,
      OpenForm openForm,
      StartCards start,
      CurrentPerson person) {
    this.writeNote = writeNote;
    this.idempotency = idempotency;
    this.openForm = openForm;
    this.start = start;
    this.person = person;
  }

  @GET
  @PermitAll
  public TemplateInstance overview() {
    return Templates.overview(start.cards());
  }

  @GET
  @Path("notes/new")
  @RolesAllowed("volunteer")
  public TemplateInstance form() {
    return Templates.form(openForm.orBlank(), LIBRARIES, KINDS);
  }

  @POST
  @Path("notes/new")
  @RolesAllowed("volunteer")
  public Response write(Form form) {
    NoteRequest request =
        new NoteRequest(
            form.text("title"),
            form.text("kind"),
            form.text("library"),
            form.date("date"),
            form.text("start"),
            form.text("minutes"));
    try {
      return idempotency.once(
          form.idempotencyKey(),
          "write-note-page",
          request,
          () -> seeNote(writeNote.write(request)));
    } catch (InvalidInput wrong) {
      return Response.status(400)
          .entity(Templates.form(form.with(wrong.errors()), LIBRARIES, KINDS))
          .build();
    }
  }

  @GET
  @Path("notes/{id}")
  @RolesAllowed("volunteer")
  public TemplateInstance note(@PathParam("id") int id) {
    if (id > 1_000_000) {
      throw new NotFound("note with this number");
    }
    return Templates.note(id, Instant.parse("2026-07-01T13:30:00Z"));
  }

  @GET
  @Path("figures")
  @RolesAllowed({"volunteer", "strategy-lead"})
  public TemplateInstance figures() {
    return Templates.figures(
        new Chart(
            "Notes by quarter",
            "",
            List.of(
                new ChartPoint("April to June 2026", "Apr to Jun", "2026", 350d, false),
                new ChartPoint("July to September 2026", "Jul to Sep", "2026", 450d, false)),
            null));
  }

  @GET
  @Path("places")
  @RolesAllowed("volunteer")
  public TemplateInstance places() {
    person.placesOf("volunteer").required();
    return Templates.overview(start.cards());
  }

  @GET
  @Path("approve")
  @RolesAllowed("volunteer-coordinator")
  public TemplateInstance approve() {
    return Templates.overview(start.cards());
  }

  @GET
  @Path("broken")
  @PermitAll
  public TemplateInstance broken() {
    throw new IllegalStateException("secret detail");
  }

  @GET
  @Path("forgotten")
  public TemplateInstance nobodyMayOpenThis() {
    return Templates.overview(start.cards());
  }

  private static Response seeNote(int id) {
    return Response.seeOther(URI.create("/notes/" + id)).build();
  }
}
