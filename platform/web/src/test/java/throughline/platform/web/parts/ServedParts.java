package throughline.platform.web.parts;

import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** The page of parts as it is where the setting allows it. */
@Path("/served-parts")
public class ServedParts {

  @GET
  @PermitAll
  public TemplateInstance parts() {
    return PartsPages.page();
  }
}
