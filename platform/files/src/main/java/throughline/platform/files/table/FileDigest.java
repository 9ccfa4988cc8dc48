package throughline.platform.files.table;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** By what a file is known again when it comes twice, whatever its name: SHA-256 (FIPS 180-4). */
public final class FileDigest {

  private FileDigest() {}

  /** 32 bytes, of the whole content. */
  public static byte[] of(Path file) {
    try (var content =
        new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
      content.transferTo(OutputStream.nullOutputStream());
      return content.getMessageDigest().digest();
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
