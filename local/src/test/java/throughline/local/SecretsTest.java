package throughline.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {
  @TempDir Path folder;

  @Test
  void onlyTheOwnerMayReadTheFile() throws IOException {
    new Secrets(file()).get("database.tracker");

    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file())));
  }

  @Test
  void aPasswordIsMadeOnceAndKept() throws IOException {
    String made = new Secrets(file()).get("database.tracker");

    assertTrue(made.length() >= 32);
    assertEquals(made, new Secrets(file()).get("database.tracker"));
    assertNotEquals(made, new Secrets(file()).get("database.bookings"));
    assertEquals(made, new Secrets(file()).get("database.tracker"));
  }

  private Path file() {
    return folder.resolve("secrets");
  }
}
