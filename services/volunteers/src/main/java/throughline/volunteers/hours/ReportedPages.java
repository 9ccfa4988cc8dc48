package throughline.volunteers.hours;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import throughline.platform.web.form.FormPost;
import throughline.platform.web.input.Form;
import throughline.platform.web.layout.CurrentPerson;
import throughline.volunteers.Roles;

/** An administrator's page: what is reported already, so that a change of it is an adjustment. */
@Path("/reported")
@RolesAllowed(Roles.ADMINISTRATOR)
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
class ReportedPages {
  private final SayReported sayReported;
  private final ReportedPeriod reported;
  private final FormPost formPost;
  private final CurrentPerson person;

  ReportedPages(
      SayReported sayReported, ReportedPeriod reported, FormPost formPost, CurrentPerson person) {
    this.sayReported = sayReported;
    this.reported = reported;
    this.formPost = formPost;
    this.person = person;
  }

  @CheckedTemplate
  static class Templates {
    static native TemplateInstance form(Form form, LocalDate until);
  }

  @GET
  public TemplateInstance form() {
    return page(formPost.opened());
  }

  @POST
  public Response say(Form form) {
    var until = form.date("until");
    return formPost
        .button(form, "say-reported", until)
        .orAgain(this::page)
        .then(() -> sayReported.until(until, person.who()), "/reported");
  }

  private TemplateInstance page(Form form) {
    return Templates.form(form, reported.until().orElse(null));
  }
}
