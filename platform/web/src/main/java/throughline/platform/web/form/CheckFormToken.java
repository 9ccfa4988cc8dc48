package throughline.platform.web.form;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jboss.resteasy.reactive.server.WithFormRead;
import throughline.platform.web.input.FormReader;
import throughline.platform.web.security.ApiPaths;
import throughline.platform.web.session.CurrentSender;

/**
 * Lets a form through only with the token of the session that it comes in, so that another site
 * cannot send one in a person's name. A form of the same person's earlier session is kept and shown
 * again. Where nobody is signed in and no visitor has a session, there is no name that could be
 * misused.
 */
class CheckFormToken {

  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

  private final FormTokens tokens;
  private final FormTokenSigner signer;
  private final KeepForm keepForm;
  private final OpenForm openForm;
  private final CurrentSender sender;

  CheckFormToken(
      FormTokens tokens,
      FormTokenSigner signer,
      KeepForm keepForm,
      OpenForm openForm,
      CurrentSender sender) {
    this.tokens = tokens;
    this.signer = signer;
    this.keepForm = keepForm;
    this.openForm = openForm;
    this.sender = sender;
  }

  @ServerRequestFilter
  @WithFormRead
  Optional<Response> check(ContainerRequestContext context, RoutingContext request) {
    boolean nothingToMisuse =
        SAFE.contains(context.getMethod())
            || ApiPaths.isApi(request.normalizedPath())
            || !sender.known();
    return nothingToMisuse ? Optional.empty() : check(request, FormReader.fieldsOfThisRequest());
  }

  private Optional<Response> check(RoutingContext request, MultivaluedMap<String, String> fields) {
    Optional<FormTokenSigner.Token> token = signer.genuine(fields.getFirst(FormTokens.FIELD));
    if (token.filter(tokens::isOfThisSession).isPresent()) {
      return openForm.send(fields) ? Optional.empty() : Optional.of(noRoom());
    }
    boolean kept = token.filter(tokens::isOwn).isPresent() && keepForm.keep(request, fields);
    return Optional.of(
        kept
            ? Response.seeOther(URI.create(request.normalizedPath())).build()
            : Response.status(Response.Status.BAD_REQUEST).build());
  }

  private static Response noRoom() {
    return Response.status(Response.Status.SERVICE_UNAVAILABLE).header("Retry-After", "5").build();
  }

  /** What was kept stays until it is taken: a page that shows the form again still has the file. */
  @ServerResponseFilter
  void dropOnceTaken(ContainerResponseContext response, RoutingContext request) {
    if (OpenForm.usesFile(request) && response.getStatus() < 400) {
      openForm.dropUsed();
    }
  }
}
