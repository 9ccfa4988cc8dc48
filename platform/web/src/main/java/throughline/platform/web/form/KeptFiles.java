package throughline.platform.web.form;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import throughline.platform.database.Statements;
import throughline.platform.web.limits.UploadedFile;
import throughline.platform.web.seal.Secret;

/** The table kept_file_piece: files go in and come out piece by piece, each sealed by itself. */
@Singleton
class KeptFiles {

  /** What one file takes of the memory, a few times over. */
  private static final int PIECE = 256 * 1024;

  private static final String KEEP =
      "INSERT INTO kept_file_piece (form_id, position, content) VALUES (?, ?, ?)";

  private static final String READ =
      "SELECT content FROM kept_file_piece WHERE form_id = ? AND position = ?";

  private final Statements statements;

  KeptFiles(Statements statements) {
    this.statements = statements;
  }

  /** Keeps the content with the form of this secret, which has to be there, in its transaction. */
  void keep(Secret secret, UploadedFile file) throws IOException {
    byte[] id = secret.id();
    try (InputStream content = Files.newInputStream(file.path())) {
      int position = 0;
      for (byte[] piece = content.readNBytes(PIECE);
          piece.length > 0;
          piece = content.readNBytes(PIECE)) {
        statements.update(KEEP, id, position, secret.seal(piece, part(position)));
        position++;
      }
    }
  }

  /**
   * Writes the content.
   *
   * @throws IOException if not all of it is there any more
   */
  void write(Secret secret, UploadedFile file, OutputStream to) throws IOException {
    byte[] id = secret.id();
    long left = file.size();
    for (int position = 0; left > 0; position++) {
      byte[] sealed =
          statements
              .first(READ, row -> row.getBytes("content"), id, position)
              .orElseThrow(() -> new IOException("the kept file is gone"));
      byte[] piece = secret.open(sealed, part(position));
      to.write(piece);
      left -= piece.length;
    }
  }

  private static String part(int position) {
    return "piece " + position;
  }
}
