package throughline.platform.web.limits;

import io.vertx.core.buffer.Buffer;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jboss.resteasy.reactive.common.headers.HeaderUtil;
import org.jboss.resteasy.reactive.common.util.CaseInsensitiveMap;
import org.jboss.resteasy.reactive.server.core.multipart.FormData;
import org.jboss.resteasy.reactive.server.core.multipart.MultipartParser;

/**
 * Takes a form with a file apart while it comes (RFC 7578). Its fields are kept in memory, its
 * first file is handed on, another is thrown away. Wherever the network has cut the form in pieces,
 * the same comes out: Netty's own decoder, which Vert.x offers, adds a character to a value when a
 * piece ends between that and what separates it from the next (ADR-0019).
 */
final class FormParts implements MultipartParser.PartHandler {

  interface FileTarget {

    void begin(String field, String name);

    void add(Buffer piece);
  }

  private enum Kind {
    FIELD,
    FILE,
    THROWN_AWAY
  }

  private static final int MOST_FIELDS = 100;

  private final FileTarget file;
  private final long mostBesideFiles;
  private final MultipartParser.ParseState parser;
  private final FormData form = new FormData(MOST_FIELDS);
  private final ByteArrayOutputStream value = new ByteArrayOutputStream();
  private long besideFiles;
  private Kind kind;
  private String field;
  private boolean hasFile;

  /**
   * @param boundary as the head of the request names it
   * @param mostBesideFiles how many bytes everything but files may have: all of it is in memory
   */
  FormParts(String boundary, long mostBesideFiles, FileTarget file) {
    this.file = file;
    this.mostBesideFiles = mostBesideFiles;
    this.parser =
        MultipartParser.beginParse(
            this, boundary.getBytes(StandardCharsets.US_ASCII), StandardCharsets.UTF_8.name());
  }

  FormData form() {
    return form;
  }

  boolean isComplete() {
    return parser.isComplete();
  }

  void read(Buffer piece) throws IOException {
    besideFiles += piece.length();
    try {
      parser.parse(ByteBuffer.wrap(piece.getBytes()));
    } catch (RuntimeException notAsBrowsersWriteIt) {
      throw new IOException(notAsBrowsersWriteIt);
    }
    if (besideFiles > mostBesideFiles) {
      throw new IOException("more than " + mostBesideFiles + " bytes beside the file");
    }
  }

  @Override
  public void beginPart(CaseInsensitiveMap<String> head) {
    String says = head.getFirst(HttpHeaders.CONTENT_DISPOSITION);
    field = says == null ? null : HeaderUtil.extractQuotedValueFromHeader(says, "name");
    if (field == null) {
      throw new IllegalArgumentException("a part without a name");
    }
    String name = HeaderUtil.extractQuotedValueFromHeader(says, "filename");
    kind = kindOf(name);
    if (kind == Kind.FILE) {
      hasFile = true;
      file.begin(field, name);
    }
  }

  /** A form in which no file was chosen sends one without a name. */
  private Kind kindOf(String name) {
    if (name == null) {
      return Kind.FIELD;
    }
    return hasFile || name.isBlank() ? Kind.THROWN_AWAY : Kind.FILE;
  }

  @Override
  public void data(ByteBuffer content) {
    byte[] piece = new byte[content.remaining()];
    content.get(piece);
    if (kind == Kind.FIELD) {
      value.writeBytes(piece);
      return;
    }
    besideFiles -= piece.length;
    if (kind == Kind.FILE) {
      file.add(Buffer.buffer(piece));
    }
  }

  @Override
  public void endPart() {
    if (kind == Kind.FIELD) {
      form.add(field, value.toString(StandardCharsets.UTF_8));
    }
    value.reset();
  }
}
