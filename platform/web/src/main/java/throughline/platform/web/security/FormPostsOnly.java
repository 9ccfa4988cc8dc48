package throughline.platform.web.security;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Outside the API a change must be a form post. The CSRF filter looks only at form posts, and
 * another site can make a browser post text/plain or nothing at all with the person's cookie.
 */
class FormPostsOnly {

  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

  @ServerRequestFilter(preMatching = true)
  Optional<Response> check(ContainerRequestContext request) {
    boolean isApi = ApiPaths.isApi(request.getUriInfo().getRequestUri().getPath());
    return isApi || SAFE.contains(request.getMethod()) || isForm(request.getMediaType())
        ? Optional.empty()
        : Optional.of(Response.status(Response.Status.UNSUPPORTED_MEDIA_TYPE).build());
  }

  private static boolean isForm(MediaType type) {
    return type != null
        && (MediaType.APPLICATION_FORM_URLENCODED_TYPE.isCompatible(type)
            || MediaType.MULTIPART_FORM_DATA_TYPE.isCompatible(type))
        && !type.isWildcardType();
  }
}
