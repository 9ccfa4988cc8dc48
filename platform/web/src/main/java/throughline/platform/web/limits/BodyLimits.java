package throughline.platform.web.limits;

import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * How large the body of a request may be and how long it may take to come. An endpoint that takes
 * more than others gets its own here, by its path.
 */
@Singleton
class BodyLimits {

  /**
   * What holds for one request.
   *
   * @param bytes the largest body
   * @param deadline for the whole body, from the moment at which its head was read
   */
  record Limit(long bytes, Duration deadline) {}

  /** No form of ours is so long. */
  private static final long LONGEST_FORM = 256 * 1024;

  private final Limit usual;

  BodyLimits(
      @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize largest,
      @ConfigProperty(name = "throughline.limits.body-deadline") Duration deadline) {
    this.usual = new Limit(largest.asLongValue(), deadline);
  }

  Limit of(HttpServerRequest request) {
    return usual;
  }

  /** For the form of somebody who is not signed in any more. */
  Limit ofNobody() {
    return new Limit(LONGEST_FORM, usual.deadline());
  }

  /** Whether a body follows the head (RFC 9112, 6). */
  static boolean hasBody(HttpServerRequest request) {
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    return request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null
        || length != null && !length.equals("0");
  }
}
