package throughline.platform.web.problem;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.web.layout.Layout;
import throughline.platform.web.security.ApiPaths;

/** Answers an error in the caller's own form: problem+json to a program, a page to a person. */
@Singleton
public class ErrorAnswers {

  private static final int SOON = 10;
  private static final int LATER = 60;
  private static final String HTML = "text/html;charset=UTF-8";

  private final Layout layout;

  ErrorAnswers(Layout layout) {
    this.layout = layout;
  }

  @CheckedTemplate(basePath = "ErrorPages")
  static class Templates {

    static native TemplateInstance error(Problem problem, ErrorPageText words);

    static native TemplateInstance forbidden();

    static native TemplateInstance noPlace();
  }

  public Response.ResponseBuilder builder(RoutingContext request, int status) {
    return builder(request, Problems.ofStatus(status));
  }

  public Response of(RoutingContext request, Conflict refusal) {
    return answer(
        request,
        Problem.of(409, refusal.code(), "Not possible in the present state", refusal.getMessage()));
  }

  public Response busy(RoutingContext request) {
    return answer(request, Problems.BUSY);
  }

  Response answer(RoutingContext request, Problem problem) {
    return builder(request, problem).build();
  }

  Response.ResponseBuilder builder(RoutingContext request, Problem problem) {
    Response.ResponseBuilder answer = Response.status(problem.status());
    if (problem.status() == 503) {
      answer.header(HttpHeaders.RETRY_AFTER, problem.equals(Problems.BUSY) ? SOON : LATER);
    }
    return wantsPage(request)
        ? answer.entity(page(problem)).type(HTML)
        : answer.entity(problem).type(Problem.MEDIA_TYPE);
  }

  static boolean wantsPage(RoutingContext request) {
    if (ApiPaths.isApi(request.normalizedPath())) {
      return false;
    }
    String accept = request.request().getHeader(HttpHeaders.ACCEPT);
    String wanted = accept == null ? MediaType.TEXT_HTML : accept.toLowerCase(Locale.ROOT);
    return wanted.contains("html") || !wanted.contains("json");
  }

  private String page(Problem problem) {
    layout.besideError();
    return template(problem).render();
  }

  private static TemplateInstance template(Problem problem) {
    if (problem.code().equals(Problems.NO_PLACE)) {
      return Templates.noPlace();
    }
    return problem.equals(Problems.ofStatus(403))
        ? Templates.forbidden()
        : Templates.error(problem, ErrorPageText.of(problem));
  }
}
