package throughline.volunteers.hours;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import throughline.platform.core.input.InvalidInput;
import throughline.platform.core.paging.PageRequest;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.web.form.OpenForm;
import throughline.platform.web.idempotency.Idempotency;
import throughline.platform.web.idempotency.IdempotencyKeyReused;
import throughline.platform.web.input.Form;
import throughline.platform.web.layout.CurrentPerson;
import throughline.volunteers.Roles;

/** A volunteer's own pages: what they gave, and logging more. */
@Path("/hours")
@RolesAllowed(Roles.VOLUNTEER)
@Produces(MediaType.TEXT_HTML)
class HoursPages {

  private static final String SENT_BEFORE =
      "This form was sent before, and hours were logged with it. To log more, check the answers and"
          + " send it again";

  private final LogHours logHours;
  private final BrowseHours browseHours;
  private final HoursFormOptions options;
  private final Idempotency idempotency;
  private final OpenForm openForm;
  private final CurrentPerson person;

  HoursPages(
      LogHours logHours,
      BrowseHours browseHours,
      HoursFormOptions options,
      Idempotency idempotency,
      OpenForm openForm,
      CurrentPerson person) {
    this.logHours = logHours;
    this.browseHours = browseHours;
    this.options = options;
    this.idempotency = idempotency;
    this.openForm = openForm;
    this.person = person;
  }

  @CheckedTemplate
  static class Templates {

    private Templates() {}

    static native TemplateInstance list(HoursPage page, List<YearTotal> totals, HoursView saved);

    static native TemplateInstance form(Form form, HoursFormOptions options);
  }

  @GET
  public TemplateInstance list(@QueryParam("after") String after, @QueryParam("saved") UUID saved) {
    var subject = person.subject();
    return Templates.list(
        browseHours.own(subject, PageRequest.linked(after)),
        browseHours.totals(subject),
        saved == null ? null : browseHours.ownEntry(saved, subject));
  }

  @GET
  @Path("new")
  public TemplateInstance form() {
    return page(openForm.orBlank());
  }

  @POST
  @Path("new")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response log(Form form) {
    var typed = HoursRequest.of(form);
    try {
      return idempotency.once(
          form.idempotencyKey(),
          "log-hours",
          typed,
          () -> confirmation(logHours.log(typed, person.who())));
    } catch (InvalidInput wrong) {
      return again(form.with(wrong.errors()));
    } catch (Conflict overlap) {
      return Response.fromResponse(again(form.with("startTime", overlap.getMessage())))
          .status(409)
          .build();
    } catch (IdempotencyKeyReused sentBefore) {
      return again(form.asNew("library", SENT_BEFORE));
    }
  }

  private Response again(Form form) {
    return Response.status(400).entity(page(form)).build();
  }

  private TemplateInstance page(Form form) {
    return Templates.form(form, options);
  }

  private static Response confirmation(HoursView hours) {
    return Response.seeOther(URI.create("/hours?saved=" + hours.id())).build();
  }
}
