package throughline.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The script itself, with a Maven that only tells what it was asked for. */
class TestScriptTest {
  @TempDir Path tree;

  @BeforeEach
  void layOut() throws IOException {
    Files.copy(Path.of("..", "test"), tree.resolve("test"));
    Files.createDirectories(tree.resolve("local"));
    Files.copy(Path.of("launcher.sh"), tree.resolve("local/launcher.sh"));
    Path maven = Files.createDirectories(tree.resolve("bin")).resolve("mvn");
    Files.writeString(maven, "#!/bin/sh\necho \"$*\"\n");
    Files.setPosixFilePermissions(maven, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  @Test
  void twoModulesRunAtATime() throws Exception {
    assertEquals("verify -T 2", run());
    assertEquals("verify -T 2 -pl local -am", run("-pl", "local", "-am"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-T1", "-T 1", "-T 1C", "--threads 1", "--threads=4"})
  void unlessAnotherNumberIsAskedFor(String words) throws Exception {
    assertEquals("verify " + words, run(words.split(" ")));
  }

  private String run(String... options) throws Exception {
    ProcessBuilder command = new ProcessBuilder("bash", tree.resolve("test").toString());
    command.command().addAll(List.of(options));
    command.environment().put("THROUGHLINE_BROWSER", "none");
    command.environment().put("PATH", tree.resolve("bin") + ":/usr/bin:/bin");
    Process process = command.redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), output);
    return output.strip();
  }
}
