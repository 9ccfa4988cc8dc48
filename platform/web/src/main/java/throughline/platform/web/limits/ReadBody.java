package throughline.platform.web.limits;

import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;

/**
 * Reads the whole body before a worker takes the request: Quarkus REST would let the worker wait
 * for it, and a few hundred requests that are never finished would hold them all. By now the person
 * is known and may open the endpoint, so nobody else can make the service keep a body.
 */
class ReadBody {

  private final BodyLimits limits;
  private final BodyBudget budget;
  private final UploadDisk disk;

  ReadBody(BodyLimits limits, BodyBudget budget, UploadDisk disk) {
    this.limits = limits;
    this.budget = budget;
    this.disk = disk;
  }

  /** First, since every other filter of a matched request may want a worker or the body. */
  @ServerRequestFilter(nonBlocking = true, priority = 0)
  Uni<Response> read(RoutingContext request) {
    if (!BodyLimits.hasBody(request.request())) {
      return null;
    }
    if (limits.isUpload(request.request())) {
      return readUpload(request, CurrentRequestManager.get());
    }
    return Uni.createFrom()
        .<Integer>emitter(
            refusal ->
                new IncomingBody(request, limits.of(request.request()), budget, refusal::complete)
                    .read())
        .map(status -> status == IncomingBody.COMPLETE ? null : refusal(status));
  }

  /** Quarkus REST takes the form from here and does not read the body again. */
  private Uni<Response> readUpload(RoutingContext request, ResteasyReactiveRequestContext context) {
    var limit = limits.of(request.request());
    return Uni.createFrom()
        .<Integer>emitter(
            end -> {
              var upload = new IncomingUpload(request, limit, disk, form -> true, end::complete);
              context.setFormData(upload.form());
              upload.read();
            })
        .map(status -> status == IncomingBody.COMPLETE ? null : refusal(status));
  }

  /** Its words come on the way out, as those of every error without a body do. */
  private static Response refusal(int status) {
    var answer = Response.status(status).header("Connection", "close");
    return (status == 503 ? answer.header("Retry-After", "5") : answer).build();
  }
}
