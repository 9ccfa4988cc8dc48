package throughline.platform.web.limits;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.concurrent.CompletableFuture;
import throughline.platform.web.security.ApiPaths;

/**
 * Stands ready for the form of somebody who turns out not to be signed in any more. While Quarkus
 * makes its challenge it lets the body flow away, so whoever wants it has to listen before the
 * session is looked up. A form whose sender is signed in is read by {@link ReadBody}.
 */
@Singleton
public class FormBodies {

  /** After the security headers, before authentication, which is at 200. */
  private static final int BEFORE_AUTHENTICATION = 500;

  private static final String KEY = FormBodies.class.getName();

  private final BodyLimits limits;
  private final BodyBudget budget;
  private final UploadDisk disk;
  private final GenuineForms forms;

  FormBodies(BodyLimits limits, BodyBudget budget, UploadDisk disk, GenuineForms forms) {
    this.limits = limits;
    this.budget = budget;
    this.disk = disk;
    this.forms = forms;
  }

  void register(@Observes Filters filters) {
    filters.register(this::listen, BEFORE_AUTHENTICATION);
  }

  /**
   * Waits for the form of somebody who is not signed in.
   *
   * @return whether all of it is there; not, if it is no form, is too long or does not come to an
   *     end in time
   */
  public Uni<Boolean> read(RoutingContext request) {
    CompletableFuture<Integer> body = request.get(KEY);
    if (body == null) {
      return Uni.createFrom().item(false);
    }
    request.request().resume();
    return Uni.createFrom().completionStage(body).map(status -> status == IncomingBody.COMPLETE);
  }

  private void listen(RoutingContext request) {
    boolean upload = limits.isUpload(request.request());
    if (upload || isForm(request)) {
      CompletableFuture<Integer> body = new CompletableFuture<>();
      request.put(KEY, body);
      // Else the body flows as soon as the first handler is there, and may end before the last is.
      request.request().pause();
      if (upload) {
        var limit = limits.of(request.request());
        new IncomingUpload(request, limit, disk, forms::made, body::complete).listen();
      } else {
        new IncomingBody(request, limits.ofNobody(), budget, body::complete).listen();
      }
    }
    request.next();
  }

  private static boolean isForm(RoutingContext request) {
    String type = request.request().getHeader(HttpHeaders.CONTENT_TYPE);
    return request.request().method().equals(HttpMethod.POST)
        && !ApiPaths.isApi(request.normalizedPath())
        && type != null
        && type.startsWith(MediaType.APPLICATION_FORM_URLENCODED);
  }
}
