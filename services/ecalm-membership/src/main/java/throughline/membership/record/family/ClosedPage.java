package throughline.membership.record.family;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** What whoever asks for a family's page gets when it is closed. */
class ClosedPage {

  /**
   * Whatever the reason: a page that says why would tell what became of somebody. It is a text by
   * now, since nobody maps what goes wrong with an answer to something that went wrong.
   */
  @ServerExceptionMapper
  Response closed(PageClosed closed) {
    return Response.status(Response.Status.FORBIDDEN)
        .entity(FamilyPages.Templates.pageClosed().render())
        .type(MediaType.TEXT_HTML)
        .build();
  }
}
