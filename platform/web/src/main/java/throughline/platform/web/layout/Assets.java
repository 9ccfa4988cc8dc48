package throughline.platform.web.layout;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import throughline.platform.web.seal.Sha256;

/**
 * Serves the stylesheet and the scripts from memory under names that hold a hash of their content,
 * so that a browser may keep them for a year and still sees a new release at once. They are
 * compressed once; pages are not, because a page that holds a secret and what was typed would tell
 * the secret by its length (BREACH).
 */
@Singleton
class Assets {

  private static final String ROOT = "/assets/";
  private static final String FOLDER = "throughline/assets/";
  private static final String A_YEAR = "public, max-age=31536000, immutable";

  private record Asset(String contentType, Buffer content, Buffer compressed) {}

  private final Map<String, Asset> byPath = new HashMap<>();
  private final Map<String, String> pathByName = new HashMap<>();

  Assets() {
    load("throughline.css", "text/css; charset=utf-8");
    load("throughline.js", "text/javascript; charset=utf-8");
    load("place-picker.js", "text/javascript; charset=utf-8");
    load("scan.js", "text/javascript; charset=utf-8");
    load("throughline.svg", "image/svg+xml");
  }

  String path(String name) {
    return pathByName.get(name);
  }

  void serve(@Observes Router router) {
    router.get(ROOT + "*").handler(this::answer);
  }

  private void answer(RoutingContext request) {
    Asset asset = byPath.get(request.normalizedPath());
    if (asset == null) {
      request.next();
      return;
    }
    HttpServerResponse response =
        request
            .response()
            .putHeader(HttpHeaders.CONTENT_TYPE, asset.contentType())
            .putHeader(HttpHeaders.CACHE_CONTROL, A_YEAR)
            .putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
    if (takesGzip(request)) {
      response.putHeader(HttpHeaders.CONTENT_ENCODING, "gzip").end(asset.compressed());
    } else {
      response.end(asset.content());
    }
  }

  private static boolean takesGzip(RoutingContext request) {
    String accepted = request.request().getHeader(HttpHeaders.ACCEPT_ENCODING);
    return accepted != null && accepted.contains("gzip");
  }

  private void load(String name, String contentType) {
    byte[] content = read(FOLDER + name);
    int dot = name.lastIndexOf('.');
    String path =
        ROOT
            + name.substring(0, dot)
            + "-"
            + HexFormat.of().formatHex(Sha256.of(content), 0, 5)
            + name.substring(dot);
    pathByName.put(name, path);
    byPath.put(path, new Asset(contentType, Buffer.buffer(content), compressed(content)));
  }

  private static byte[] read(String resource) {
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    try (InputStream in = loader.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(resource + " is not on the class path");
      }
      return in.readAllBytes();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static Buffer compressed(byte[] content) {
    var out = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(content);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return Buffer.buffer(out.toByteArray());
  }
}
