package throughline.platform.web.security;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;

@Path("/")
@PermitAll
public class SignInPages {

  @CheckedTemplate
  static class Templates {

    static native TemplateInstance signedOut();
  }

  @GET
  @Path("sign-in")
  @Authenticated
  public Response signIn() {
    return Response.seeOther(URI.create("/")).build();
  }

  @GET
  @Path("signed-out")
  public TemplateInstance signedOut() {
    return Templates.signedOut();
  }

  /** Reached only by somebody who is not signed in: otherwise the provider signs them out first. */
  @GET
  @Path("sign-out")
  public Response nothingToSignOut() {
    return Response.seeOther(URI.create("/signed-out")).build();
  }

  /** Reached only by a stale bookmark: the provider's answer is taken before any page. */
  @GET
  @Path("signed-in")
  public Response nothingToSignIn() {
    return Response.seeOther(URI.create("/")).build();
  }
}
