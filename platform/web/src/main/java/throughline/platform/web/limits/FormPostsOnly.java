package throughline.platform.web.limits;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import throughline.platform.web.security.ApiPaths;

/**
 * Outside the API a change must be a form post, and in it nothing may be one. Another site can make
 * a browser post text/plain or nothing at all with the person's cookie, and whoever checks the CSRF
 * token looks only at forms. So that everybody agrees on what a form is, its media type is taken as
 * browsers spell it and in no other way.
 */
class FormPostsOnly {

  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

  private static final Pattern FORM =
      Pattern.compile(
          Pattern.quote(MediaType.APPLICATION_FORM_URLENCODED) + "(; ?charset=(utf-8|UTF-8))?");

  private static final Pattern LIKE_A_FORM =
      Pattern.compile(".*(form|multipart|\\*).*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private final BodyLimits limits;

  FormPostsOnly(BodyLimits limits) {
    this.limits = limits;
  }

  @ServerRequestFilter(preMatching = true, nonBlocking = true, priority = 0)
  Optional<Response> check(ContainerRequestContext request) {
    List<String> types = request.getHeaders().getOrDefault(HttpHeaders.CONTENT_TYPE, List.of());
    boolean isApi = ApiPaths.isApi(request.getUriInfo().getRequestUri().getPath());
    boolean taken =
        isApi
            ? types.isEmpty() || types.size() == 1 && isNoForm(types.get(0))
            : SAFE.contains(request.getMethod())
                || types.size() == 1 && isForm(request, types.get(0));
    return taken
        ? Optional.empty()
        : Optional.of(Response.status(Response.Status.UNSUPPORTED_MEDIA_TYPE).build());
  }

  private boolean isForm(ContainerRequestContext request, String type) {
    return FORM.matcher(type).matches()
        || limits.isUpload(request.getUriInfo().getRequestUri().getPath(), type);
  }

  private static boolean isNoForm(String type) {
    return !LIKE_A_FORM.matcher(type).matches() && isReadable(type);
  }

  /** Quarkus REST fails on a media type that it cannot read. */
  private static boolean isReadable(String type) {
    try {
      return MediaType.valueOf(type) != null;
    } catch (IllegalArgumentException unreadable) {
      return false;
    }
  }
}
