package throughline.platform.jobs;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import throughline.platform.core.person.Caller;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.core.upkeep.Upkeep;

/** What the service does by itself: when, and what came of it. For administrators. */
@Path("/jobs")
@Produces(MediaType.TEXT_HTML)
public class JobPages {

  private final BrowseJobs browseJobs;
  private final AskForRun askForRun;
  private final Caller caller;

  JobPages(BrowseJobs browseJobs, AskForRun askForRun, Caller caller) {
    this.browseJobs = browseJobs;
    this.askForRun = askForRun;
    this.caller = caller;
  }

  @CheckedTemplate
  static class Templates {

    static native TemplateInstance list(List<JobView> jobs);

    static native TemplateInstance job(JobView job, String asked);
  }

  @GET
  @RolesAllowed(Upkeep.ADMINISTRATOR)
  public TemplateInstance list() {
    return Templates.list(browseJobs.all());
  }

  @GET
  @Path("{name}")
  @RolesAllowed(Upkeep.ADMINISTRATOR)
  public TemplateInstance job(@PathParam("name") String name, @QueryParam("asked") String asked) {
    return browseJobs
        .one(name)
        .map(job -> Templates.job(job, asked))
        .orElseThrow(() -> new NotFound("job with this name"));
  }

  /** Where somebody comes back to after signing in; running takes the button, a post. */
  @GET
  @Path("{name}/run")
  @RolesAllowed(Upkeep.ADMINISTRATOR)
  public Response signedIn(@PathParam("name") String name) {
    return Response.seeOther(page(name).build()).build();
  }

  @POST
  @Path("{name}/run")
  @RolesAllowed(Upkeep.ADMINISTRATOR)
  public Response run(
      @PathParam("name") String name, @QueryParam("planned") @DefaultValue("") String planned) {
    var answer = askForRun.ask(name, moment(planned), caller.subject());
    return Response.seeOther(page(name).queryParam("asked", answer).build()).build();
  }

  private static UriBuilder page(String name) {
    return UriBuilder.fromPath("/jobs/{name}").resolveTemplate("name", name);
  }

  private static Instant moment(String planned) {
    try {
      return Instant.parse(planned);
    } catch (DateTimeParseException garbled) {
      return Instant.EPOCH;
    }
  }
}
