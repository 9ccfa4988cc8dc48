package throughline.platform.web.form;

import io.netty.handler.codec.http.QueryStringDecoder;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import throughline.platform.web.security.ApiPaths;

/** The fields of a form whose body was read before its endpoint was asked. */
public final class SentForm {

  private static final int MOST_FIELDS = 1_000;

  private SentForm() {}

  /** Whether a page's form was sent, going by its head. */
  static boolean isForm(RoutingContext request) {
    String type = request.request().getHeader(HttpHeaders.CONTENT_TYPE);
    return request.request().method().equals(HttpMethod.POST)
        && !ApiPaths.isApi(request.normalizedPath())
        && type != null
        && type.startsWith(MediaType.APPLICATION_FORM_URLENCODED);
  }

  /** Every field, in its order; empty if the body was not read, or cannot be decoded. */
  public static Optional<MultivaluedMap<String, String>> fields(RoutingContext request) {
    return isForm(request)
        ? Optional.ofNullable(request.body().buffer()).flatMap(SentForm::decode)
        : Optional.empty();
  }

  private static Optional<MultivaluedMap<String, String>> decode(Buffer body) {
    try {
      MultivaluedMap<String, String> fields = new MultivaluedHashMap<>();
      new QueryStringDecoder(body.toString(), StandardCharsets.UTF_8, false, MOST_FIELDS)
          .parameters()
          .forEach((name, values) -> fields.addAll(name, values));
      return Optional.of(fields);
    } catch (IllegalArgumentException brokenPercentSign) {
      return Optional.empty();
    }
  }
}
