package throughline.platform.web.form;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import throughline.platform.database.Sql;
import throughline.platform.web.limits.UploadedFile;
import throughline.platform.web.seal.Secret;

/** The table kept_file_piece: files go in and come out piece by piece, each sealed by itself. */
@Singleton
class KeptFiles {

  private static final int PIECE = 256 * 1024;

  private static final String KEEP =
      "INSERT INTO kept_file_piece (form_id, position, content) VALUES (:id, :position, :content)";

  private static final String READ =
      "SELECT content FROM kept_file_piece WHERE form_id = :id AND position = :position";

  private final Sql sql;

  KeptFiles(Sql sql) {
    this.sql = sql;
  }

  /**
   * Keeps the content with the form of this secret, which has to be there, in its transaction.
   *
   * @throws UncheckedIOException if the file cannot be read; the transaction then rolls back
   */
  void keep(Secret secret, UploadedFile file) {
    byte[] id = secret.id();
    try (InputStream content = Files.newInputStream(file.path())) {
      int position = 0;
      for (byte[] piece = content.readNBytes(PIECE);
          piece.length > 0;
          piece = content.readNBytes(PIECE)) {
        keep(id, position, secret.seal(piece, part(position)));
        position++;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void keep(byte[] id, int position, byte[] sealed) {
    sql.of(KEEP).bind("id", id).bind("position", position).bind("content", sealed).update();
  }

  void write(Secret secret, UploadedFile file, OutputStream to) throws IOException {
    byte[] id = secret.id();
    long left = file.size();
    for (int position = 0; left > 0; position++) {
      byte[] piece = secret.open(read(id, position), part(position));
      to.write(piece);
      left -= piece.length;
    }
  }

  private byte[] read(byte[] id, int position) throws IOException {
    return sql.of(READ)
        .bind("id", id)
        .bind("position", position)
        .first(byte[].class)
        .orElseThrow(() -> new IOException("the kept file is gone"));
  }

  private static String part(int position) {
    return "piece " + position;
  }
}
