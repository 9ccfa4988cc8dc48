package throughline.platform.web.form;

import io.netty.handler.codec.http.QueryStringDecoder;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.core.multipart.FormData;
import throughline.platform.web.input.FormReader;

/** The fields of a form whose body was read before its endpoint was asked. */
public final class SentForm {

  private static final int MOST_FIELDS = 1_000;

  private SentForm() {}

  public static Optional<MultivaluedMap<String, String>> fields(RoutingContext request) {
    return Optional.<FormData>ofNullable(request.get(FormData.class.getName()))
        .map(FormReader::fields)
        .or(() -> Optional.ofNullable(request.body().buffer()).flatMap(SentForm::decode));
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
