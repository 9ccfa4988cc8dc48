package throughline.platform.mail;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import throughline.platform.core.paging.PageRequest;

/** The mails of the service and what became of them. For administrators. */
@Path("/mails")
@Produces(MediaType.TEXT_HTML)
public class MailPages {

  private static final String ADMINISTRATOR = "administrator";

  private final BrowseMail browseMail;

  MailPages(BrowseMail browseMail) {
    this.browseMail = browseMail;
  }

  @CheckedTemplate
  static class Templates {

    private Templates() {}

    static native TemplateInstance list(List<MailView> mails, boolean failedOnly, UUID next);
  }

  @GET
  @RolesAllowed(ADMINISTRATOR)
  @Operation(hidden = true)
  public TemplateInstance list(@QueryParam("after") String after) {
    var part = PageRequest.linked(after);
    var mails = browseMail.list(part);
    var next = mails.size() < part.limit() ? null : mails.get(mails.size() - 1).id();
    return Templates.list(mails, false, next);
  }

  @GET
  @Path("failed")
  @RolesAllowed(ADMINISTRATOR)
  @Operation(hidden = true)
  public TemplateInstance failed() {
    return Templates.list(browseMail.list(MailStatus.FAILED), true, null);
  }
}
