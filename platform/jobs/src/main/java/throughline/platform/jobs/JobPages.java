package throughline.platform.jobs;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.core.upkeep.Upkeep;

/** What the service does by itself: when, and what came of it. For administrators. */
@Path("/jobs")
@Produces(MediaType.TEXT_HTML)
public class JobPages {

  private final BrowseJobs browseJobs;

  JobPages(BrowseJobs browseJobs) {
    this.browseJobs = browseJobs;
  }

  @CheckedTemplate
  static class Templates {

    private Templates() {}

    static native TemplateInstance list(List<JobView> jobs);

    static native TemplateInstance job(JobView job);
  }

  @GET
  @RolesAllowed(Upkeep.ADMINISTRATOR)
  @Operation(hidden = true)
  public TemplateInstance list() {
    return Templates.list(browseJobs.all());
  }

  @GET
  @Path("{name}")
  @RolesAllowed(Upkeep.ADMINISTRATOR)
  @Operation(hidden = true)
  public TemplateInstance job(@PathParam("name") String name) {
    return browseJobs
        .one(name)
        .map(Templates::job)
        .orElseThrow(() -> new NotFound("job with this name"));
  }
}
