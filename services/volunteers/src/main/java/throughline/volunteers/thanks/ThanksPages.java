package throughline.volunteers.thanks;

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
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import throughline.platform.core.input.Fields;
import throughline.platform.core.input.InvalidInput;
import throughline.platform.core.time.London;
import throughline.platform.files.pdf.Pdf;
import throughline.platform.web.heavy.HeavyAnswer;
import throughline.platform.web.input.Form;
import throughline.platform.web.layout.CurrentPerson;
import throughline.volunteers.Roles;

/** Certificates of hours and statements for the Duke of Edinburgh's Award, to print and keep. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
class ThanksPages {
  private static final int LONGEST_TEXT = 1000;

  private final CertifyHours certifyHours;
  private final CurrentPerson person;
  private final Clock clock;

  ThanksPages(CertifyHours certifyHours, CurrentPerson person, Clock clock) {
    this.certifyHours = certifyHours;
    this.person = person;
    this.clock = clock;
  }

  @CheckedTemplate
  static class Templates {
    static native TemplateInstance page(
        Form form, GivenTime given, boolean staff, String path, int longest);

    static native TemplateInstance certificate(GivenTime given, LocalDate today);

    static native TemplateInstance dofe(
        GivenTime given, String assessor, String text, LocalDate today);
  }

  @GET
  @Path("thanks")
  @RolesAllowed(Roles.VOLUNTEER)
  public Response own(@QueryParam("from") String from, @QueryParam("to") String to) {
    return page(from, to, null);
  }

  @GET
  @Path("thanks/certificate")
  @RolesAllowed(Roles.VOLUNTEER)
  @Produces("application/pdf")
  @HeavyAnswer
  public Response certificate(@QueryParam("from") String from, @QueryParam("to") String to) {
    return certificate(given(from, to, null));
  }

  @GET
  @Path("thanks/statement")
  @RolesAllowed(Roles.VOLUNTEER)
  @Produces("application/pdf")
  @HeavyAnswer
  public Response statement(@QueryParam("from") String from, @QueryParam("to") String to) {
    return statement(given(from, to, null), "", "");
  }

  @GET
  @Path("people/{volunteer}/thanks")
  @RolesAllowed(Roles.COORDINATOR)
  public Response of(
      @PathParam("volunteer") UUID volunteer,
      @QueryParam("from") String from,
      @QueryParam("to") String to) {
    return page(from, to, volunteer);
  }

  @GET
  @Path("people/{volunteer}/thanks/certificate")
  @RolesAllowed(Roles.COORDINATOR)
  @Produces("application/pdf")
  @HeavyAnswer
  public Response certificateOf(
      @PathParam("volunteer") UUID volunteer,
      @QueryParam("from") String from,
      @QueryParam("to") String to) {
    return certificate(given(from, to, volunteer));
  }

  /** What the assessor writes is in the file alone: nobody keeps it. */
  @POST
  @Path("people/{volunteer}/thanks")
  @RolesAllowed(Roles.COORDINATOR)
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @HeavyAnswer
  public Response statementOf(@PathParam("volunteer") UUID volunteer, Form form) {
    try {
      var given = given(form.text("from"), form.text("to"), volunteer);
      var fields = new Fields().called("text", "What you say");
      var text = fields.optionalText("text", form.text("text"), LONGEST_TEXT).orElse("");
      fields.throwIfAny();
      return statement(given, person.displayName(), text);
    } catch (InvalidInput wrong) {
      var shown = given(null, null, volunteer);
      return Response.status(Response.Status.BAD_REQUEST)
          .entity(
              Templates.page(
                  form.with(wrong.errors()), shown, true, pathOf(volunteer), LONGEST_TEXT))
          .build();
    }
  }

  private Response page(String from, String to, UUID volunteer) {
    var staff = volunteer != null;
    var path = pathOf(volunteer);
    try {
      var given = given(from, to, volunteer);
      var form = Form.startingWith(given.span().typed());
      return Response.ok(Templates.page(form, given, staff, path, LONGEST_TEXT)).build();
    } catch (InvalidInput wrong) {
      var form =
          Form.startingWith(Map.of("from", from == null ? "" : from, "to", to == null ? "" : to))
              .with(wrong.errors());
      return Response.status(Response.Status.BAD_REQUEST)
          .entity(Templates.page(form, given(null, null, volunteer), staff, path, LONGEST_TEXT))
          .build();
    }
  }

  private static String pathOf(UUID volunteer) {
    return volunteer == null ? "/thanks" : "/people/" + volunteer + "/thanks";
  }

  private GivenTime given(String from, String to, UUID volunteer) {
    var span = certifyHours.span(from, to);
    return volunteer == null
        ? certifyHours.own(span, person.who())
        : certifyHours.of(
            volunteer, span, person.who(), person.placesOf(Roles.COORDINATOR).required());
  }

  private Response certificate(GivenTime given) {
    return pdf("certificate-of-hours", Templates.certificate(given, London.today(clock)));
  }

  private Response statement(GivenTime given, String assessor, String text) {
    return pdf(
        "duke-of-edinburgh-statement", Templates.dofe(given, assessor, text, London.today(clock)));
  }

  private static Response pdf(String name, TemplateInstance page) {
    return Response.ok(Pdf.of(page.render()), "application/pdf")
        .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"" + name + ".pdf\"")
        .build();
  }
}
