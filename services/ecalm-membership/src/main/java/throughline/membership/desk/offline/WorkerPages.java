package throughline.membership.desk.offline;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import throughline.membership.shared.Roles;
import throughline.platform.web.layout.Layout;

/**
 * The service worker of a registrar's browser, at an address from which it may serve every page. It
 * begins with what it has to keep, so that a new release is a new worker.
 */
@Path("/desk-worker.js")
class WorkerPages {
  private static final String SCRIPT = "text/javascript;charset=UTF-8";
  private final Layout layout;
  private final String worker;

  WorkerPages(Layout layout) {
    this.layout = layout;
    this.worker = read();
  }

  @GET
  @RolesAllowed(Roles.REGISTRAR)
  @Produces(SCRIPT)
  public Response worker() {
    var assets =
        layout.allAssets().stream()
            .map("'%s'"::formatted)
            .collect(Collectors.joining(", ", "const assets = [", "]\n"));
    return Response.ok(assets + worker).build();
  }

  private static String read() {
    var loader = Thread.currentThread().getContextClassLoader();
    try (InputStream in = loader.getResourceAsStream(DeskScripts.WORKER)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
