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
  private static final String BUILD = "package -DskipTests -Dskip.tests.of.local=false";
  private static final String TEST =
      "test -Dservices.are.built -Dskip.tests.of.local -Dspotless.check.skip -Denforcer.skip";

  @TempDir Path tree;

  @BeforeEach
  void layOut() throws IOException {
    Files.copy(Path.of("..", "test"), tree.resolve("test"));
    Files.createDirectories(tree.resolve("local"));
    Files.copy(Path.of("launcher.sh"), tree.resolve("local/launcher.sh"));
    maven("echo \"$*\"");
  }

  private void maven(String does) throws IOException {
    Path maven = Files.createDirectories(tree.resolve("bin")).resolve("mvn");
    Files.writeString(maven, "#!/bin/sh\n" + does + "\n");
    Files.setPosixFilePermissions(maven, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  @Test
  void everythingIsBuiltBeforeAnythingIsTested() throws Exception {
    assertEquals(List.of(BUILD + " -T 2", TEST + " -T 4"), run());
    assertEquals(
        List.of(BUILD + " -T 2 -pl local -am", TEST + " -T 4 -pl local -am"),
        run("-pl", "local", "-am"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-T1", "-T 1", "-T 1C", "--threads 1", "--threads=4"})
  void unlessAnotherNumberIsAskedForSeveralModulesRunAtATime(String words) throws Exception {
    assertEquals(List.of(BUILD + " " + words, TEST + " " + words), run(words.split(" ")));
  }

  @Test
  void whatCannotBeBuiltIsNotTested() throws Exception {
    maven("echo \"$*\"; exit 3");

    assertEquals(List.of(BUILD + " -T 2"), outputOf(3));
  }

  private List<String> run(String... options) throws Exception {
    return outputOf(0, options);
  }

  private List<String> outputOf(int code, String... options) throws Exception {
    ProcessBuilder command = new ProcessBuilder("bash", tree.resolve("test").toString());
    command.command().addAll(List.of(options));
    command.environment().put("THROUGHLINE_BROWSER", "none");
    command.environment().put("PATH", tree.resolve("bin") + ":/usr/bin:/bin");
    Process process = command.redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(code, process.waitFor(), output);
    return output.lines().toList();
  }
}
