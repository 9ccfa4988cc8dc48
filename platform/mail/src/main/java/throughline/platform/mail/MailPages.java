package throughline.platform.mail;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import throughline.platform.core.paging.PageRequest;
import throughline.platform.core.paging.Slice;
import throughline.platform.core.upkeep.Upkeep;
import throughline.platform.mail.ListMail.Which;

/** The mails of the service and what became of them. For administrators. */
@Path("/mails")
@RolesAllowed(Upkeep.ADMINISTRATOR)
@Produces(MediaType.TEXT_HTML)
public class MailPages {

  /** With a server's words and a button each, more would make the page too heavy for a phone. */
  private static final int MOST_OF_A_PAGE = 25;

  private final ListMail listMail;
  private final TryMailAgain tryMailAgain;

  MailPages(ListMail listMail, TryMailAgain tryMailAgain) {
    this.listMail = listMail;
    this.tryMailAgain = tryMailAgain;
  }

  @CheckedTemplate
  static class Templates {

    static native TemplateInstance list(Slice<MailView> mails);

    static native TemplateInstance failed(Slice<MailView> mails, boolean triedAgain);
  }

  @GET
  public TemplateInstance list(
      @QueryParam("after") String after, @QueryParam("before") String before) {
    return Templates.list(list(Which.ALL, after, before));
  }

  @GET
  @Path("failed")
  public TemplateInstance failed(
      @QueryParam("after") String after,
      @QueryParam("before") String before,
      @QueryParam("again") String again) {
    return Templates.failed(list(Which.NOT_DELIVERED, after, before), again != null);
  }

  private Slice<MailView> list(Which which, String after, String before) {
    return listMail.list(which, PageRequest.linked(after, before).atMost(MOST_OF_A_PAGE));
  }

  /** Where somebody comes back to after signing in; trying again takes the button, a post. */
  @GET
  @Path("{id}/retry")
  public Response signedIn() {
    return Response.seeOther(URI.create("/mails/failed")).build();
  }

  @POST
  @Path("{id}/retry")
  public Response tryAgain(@PathParam("id") UUID id) {
    tryMailAgain.tryAgain(id);
    return Response.seeOther(URI.create("/mails/failed?again=true")).build();
  }
}
