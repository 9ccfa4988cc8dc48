package throughline.platform.web.limits;

import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * How large the body of a request may be and how long it may take to come. An endpoint that takes
 * more than others gets its own here, by its path.
 */
@Singleton
public class BodyLimits {

  /** The deadline is for the whole body, from the moment at which its head was read. */
  record Limit(long bytes, Duration deadline) {}

  static final long LONGEST_FORM = 256 * 1024;

  /** A page that is read with the body of a form is still only read. */
  private static final Set<HttpMethod> TAKES_FILES = Set.of(HttpMethod.POST, HttpMethod.PUT);

  /** As browsers write it: RFC 7578, with a boundary of RFC 2046, 5.1.1. */
  private static final Pattern UPLOAD =
      Pattern.compile("multipart/form-data; ?boundary=[0-9A-Za-z'()+_,./:=?-]{1,70}");

  private final Limit usual;
  private final Limit upload;
  private final Set<String> uploadPaths;

  BodyLimits(
      @ConfigProperty(name = "throughline.limits.body-size") MemorySize largest,
      @ConfigProperty(name = "throughline.limits.body-deadline") Duration deadline,
      @ConfigProperty(name = "throughline.limits.upload.size") MemorySize largestUpload,
      @ConfigProperty(name = "throughline.limits.upload.deadline") Duration uploadDeadline,
      @ConfigProperty(name = "throughline.limits.upload.paths") Optional<Set<String>> paths) {
    this.usual = new Limit(largest.asLongValue(), deadline);
    this.upload = new Limit(largestUpload.asLongValue(), uploadDeadline);
    this.uploadPaths = paths.orElse(Set.of());
  }

  Limit of(HttpServerRequest request) {
    return isUpload(request) ? upload : usual;
  }

  public boolean isUpload(HttpServerRequest request) {
    var type = request.getHeader(HttpHeaders.CONTENT_TYPE);
    return TAKES_FILES.contains(request.method()) && isUpload(request.path(), type);
  }

  public boolean isUpload(String path, String type) {
    return uploadPaths.contains(path) && type != null && UPLOAD.matcher(type).matches();
  }

  static String boundary(HttpServerRequest upload) {
    var type = upload.getHeader(HttpHeaders.CONTENT_TYPE);
    return type.substring(type.indexOf('=') + 1);
  }

  static long announcedLength(HttpServerRequest request) {
    try {
      return Long.parseLong(request.getHeader(HttpHeaders.CONTENT_LENGTH));
    } catch (NumberFormatException notSaid) {
      return 0;
    }
  }

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
