package throughline.platform.web.layout;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
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
  private static final String SCRIPT = "text/javascript; charset=utf-8";

  private record Asset(String contentType, Buffer content, Buffer compressed) {}

  private final Map<String, Asset> byPath = new HashMap<>();
  private final Map<String, String> pathByName = new HashMap<>();
  private final List<String> everyPage = new ArrayList<>();

  Assets(@Any Instance<ScriptBundle> bundles) {
    load("throughline.css", "text/css; charset=utf-8");
    load("throughline.js", SCRIPT);
    load("place-picker.js", SCRIPT);
    load("scan.js", SCRIPT);
    load("throughline.svg", "image/svg+xml");
    bundles.forEach(this::load);
  }

  String path(String name) {
    return pathByName.get(name);
  }

  List<String> everyPage() {
    return everyPage;
  }

  List<String> paths() {
    return pathByName.values().stream().sorted().toList();
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
    String path = ROOT + name.substring(0, dot) + "-" + hash(content) + name.substring(dot);
    add(name, path, contentType, content);
  }

  /** Under one folder, so that what one file imports is of the same release. */
  private void load(ScriptBundle bundle) {
    Map<String, byte[]> contents = new LinkedHashMap<>();
    Buffer all = Buffer.buffer();
    for (String file : bundle.files()) {
      byte[] content = read(FOLDER + bundle.name() + "/" + file);
      contents.put(file, content);
      all.appendBytes(content);
    }
    String folder = ROOT + bundle.name() + "-" + hash(all.getBytes()) + "/";
    contents.forEach(
        (file, content) -> add(bundle.name() + "/" + file, folder + file, SCRIPT, content));
    bundle.everyPage().forEach(file -> everyPage.add(folder + file));
  }

  private void add(String name, String path, String contentType, byte[] content) {
    pathByName.put(name, path);
    byPath.put(path, new Asset(contentType, Buffer.buffer(content), compressed(content)));
  }

  private static String hash(byte[] content) {
    return HexFormat.of().formatHex(Sha256.of(content), 0, 5);
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
