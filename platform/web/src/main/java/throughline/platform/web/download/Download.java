package throughline.platform.web.download;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;

/** A file that a browser saves and does not show (RFC 6266). */
public final class Download {

  private Download() {}

  /**
   * Answers with a file.
   *
   * @param name under which it is saved, with its ending; nothing that somebody typed
   * @param content writes it, part by part as it is sent
   */
  public static Response of(String name, String mediaType, StreamingOutput content) {
    return Response.ok(content)
        .type(mediaType)
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"%s\"".formatted(name))
        .build();
  }
}
