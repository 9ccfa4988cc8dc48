package throughline.platform.web.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.UncheckedIOException;
import java.net.URI;

/** What of an answer is kept: status, Location and the body as JSON text. */
record StoredAnswer(int status, String location, String contentType, String body) {

  /** What Quarkus REST writes when a resource leaves the media type to it. */
  private static final String JSON =
      MediaType.APPLICATION_JSON_TYPE.withCharset("UTF-8").toString();

  static StoredAnswer of(Response response, ObjectMapper json) {
    URI location = response.getLocation();
    MediaType type = response.getMediaType();
    return new StoredAnswer(
        response.getStatus(),
        location == null ? null : location.toString(),
        type == null ? JSON : type.toString(),
        text(response.getEntity(), json));
  }

  Response toResponse() {
    Response.ResponseBuilder answer = Response.status(status);
    if (location != null) {
      answer.header(HttpHeaders.LOCATION, location);
    }
    if (body != null) {
      answer.entity(body).type(contentType);
    }
    return answer.header(Idempotency.REPLAYED_HEADER, "true").build();
  }

  private static String text(Object entity, ObjectMapper json) {
    if (entity == null || entity instanceof String) {
      return (String) entity;
    }
    try {
      return json.writeValueAsString(entity);
    } catch (JsonProcessingException notJson) {
      throw new UncheckedIOException(notJson);
    }
  }
}
