package throughline.membership.record;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.web.problem.ErrorAnswers;
import throughline.platform.web.security.ApiPaths;

/** Leads a person to the page that asks why; a program is told what to send. */
class AskForReason {

  private final ErrorAnswers answers;

  AskForReason(ErrorAnswers answers) {
    this.answers = answers;
  }

  @ServerExceptionMapper
  Response ask(ReasonNeeded needed, RoutingContext request) {
    return ApiPaths.isApi(request.normalizedPath())
        ? answers.of(request, new Conflict("reason-needed", needed.getMessage()))
        : Response.seeOther(URI.create("/enrolments/" + needed.record() + "/reason")).build();
  }
}
