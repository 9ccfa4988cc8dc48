package throughline.tracker.web.published;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import throughline.platform.web.seal.Sha256;

/** An answer to somebody of whom nothing is known, which whoever passes it on may keep. */
record Reply(int status, Map<String, String> headers, Buffer body) {

  /** Short, so that a correction is seen within a minute. */
  private static final String A_MINUTE = "public, max-age=60";

  private static final String FOR_EVER = "public, max-age=31536000, immutable";
  private static final int OK = 200;
  private static final int NOT_MODIFIED = 304;

  /**
   * A page, made and compressed once for everyone. It holds no secret and nothing that was typed,
   * so its length tells nothing (BREACH).
   */
  record Page(Buffer content, Buffer compressed, String digest) {

    static Page of(String html) {
      var content = html.getBytes(StandardCharsets.UTF_8);
      return new Page(
          Buffer.buffer(content),
          compressed(content),
          HexFormat.of().formatHex(Sha256.of(content)));
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

    Reply to(MultiMap asked) {
      var accepted = asked.get("Accept-Encoding");
      boolean gzip = accepted != null && accepted.contains("gzip");
      var headers = headers(A_MINUTE, digest + (gzip ? "-gzip" : ""), "text/html; charset=utf-8");
      headers.put("Vary", "Accept-Encoding");
      if (gzip) {
        headers.put("Content-Encoding", "gzip");
      }
      return answer(asked, headers, gzip ? compressed : content);
    }
  }

  /** What never changes: a file of one version of a release. */
  static Reply ofFile(MultiMap asked, String name, String mediaType, String digest, byte[] file) {
    var headers = headers(FOR_EVER, digest, mediaType);
    headers.put("Content-Disposition", "attachment; filename=\"%s\"".formatted(name));
    return answer(asked, headers, Buffer.buffer(file));
  }

  private static Map<String, String> headers(String caching, String tag, String type) {
    var headers = new LinkedHashMap<String, String>();
    headers.put("Cache-Control", caching);
    headers.put("ETag", "\"" + tag + "\"");
    headers.put("Content-Type", type);
    return headers;
  }

  private static Reply answer(MultiMap asked, Map<String, String> headers, Buffer body) {
    var known = asked.get("If-None-Match");
    if (known != null && (known.equals("*") || known.contains(headers.get("ETag")))) {
      headers.remove("Content-Type");
      headers.remove("Content-Encoding");
      return new Reply(NOT_MODIFIED, headers, Buffer.buffer());
    }
    return new Reply(OK, headers, body);
  }
}
