package throughline.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The script itself, with a Maven that only tells what it was asked for. */
class TestScriptTest {
  private static final String BUILD = "package -DskipTests";
  private static final String TEST =
      "test -Dservices.are.built -Dspotless.check.skip -Denforcer.skip";
  private static final Path BUILT = Path.of("target", "built", "throughline");

  @TempDir Path tree;

  @BeforeEach
  void layOut() throws IOException {
    Files.copy(Path.of("..", "test"), tree.resolve("test"));
    Files.createDirectories(tree.resolve("local"));
    Files.copy(Path.of("launcher.sh"), tree.resolve("local/launcher.sh"));
    pom("", "throughline", "  <version>1.2</version>");
    pom("local", "part", "  <parent>\n    <version>1.2</version>\n  </parent>");
    pom("platform/other", "other", "  <packaging>pom</packaging>");
    Files.writeString(
        Files.createDirectories(tree.resolve("local/target")).resolve("part-1.2.jar"), "classes");
    maven("echo \"$*\"");
    program("docker-compose", "");
    program("kustomize", "");
    program("faketime", "");
    program("prometheus", "");
    program("npm", "");
  }

  private void pom(String folder, String name, String version) throws IOException {
    Files.writeString(
        Files.createDirectories(tree.resolve(folder)).resolve("pom.xml"),
        "<project>\n  <artifactId>" + name + "</artifactId>\n" + version + "\n</project>\n");
  }

  private void maven(String does) throws IOException {
    program("mvn", does);
  }

  private void program(String name, String does) throws IOException {
    Path program = Files.createDirectories(tree.resolve("bin")).resolve(name);
    Files.writeString(program, "#!/bin/sh\n" + does + "\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  @Test
  void everythingIsBuiltBeforeAnythingIsTested() throws Exception {
    var output = run("-Dpictures");

    assertEquals(BUILD + " -T 2 -Dpictures", output.get(0));
    var laidOut =
        " -Dversion.of.modules=built -Dmaven.repo.local.tail="
            + tree.toRealPath().resolve("target/built")
            + " -Dquarkus.class-loading.reloadable-artifacts=throughline:other,throughline:part,throughline:throughline";
    assertEquals(
        Set.of(
            TEST + laidOut + " -pl e2e -Dpictures",
            TEST + laidOut + " -pl !e2e,!resilience -T 3 -fae -Dpictures"),
        Set.copyOf(output.subList(1, 3)));
    assertEquals(3, output.size());
  }

  @Test
  void whatKillsServersHasTheMachineToItselfAtNight() throws Exception {
    var output = run("-Pnightly");

    assertEquals(4, output.size());
    assertTrue(output.get(3).endsWith(" -pl resilience -Pnightly"), output.get(3));
  }

  @Test
  void whatWasBuiltIsLaidOutUnderAVersionThatNoOtherBuildGives() throws Exception {
    var stale = tree.resolve(BUILT).resolve("gone/built/gone-built.jar");
    Files.createDirectories(stale.getParent());
    Files.writeString(stale, "an earlier build");

    run();

    var part = tree.resolve(BUILT).resolve("part/built");
    assertEquals("classes", Files.readString(part.resolve("part-built.jar")));
    assertTrue(Files.readString(part.resolve("part-built.pom")).contains("<version>built<"));
    assertTrue(
        Files.exists(tree.resolve(BUILT).resolve("throughline/built/throughline-built.pom")));
    assertFalse(Files.exists(stale));
  }

  @Test
  void whatHasNotChangedIsNotBuiltAgain() throws Exception {
    run();

    assertEquals(2, run().size());

    Files.writeString(tree.resolve("local/Another.java"), "class Another {}");
    assertEquals(3, run().size());
    assertEquals(3, run("-Dpictures").size());
    Files.delete(tree.resolve("local/target/part-1.2.jar"));
    assertEquals(BUILD + " -T 2 -Dpictures", run("-Dpictures").get(0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-pl e2e", "-pl !e2e"})
  void thatOnePartFailedIsNotForgottenWhenTheOtherPassed(String failing) throws Exception {
    maven("echo \"$*\"; case \"$*\" in *\"" + failing + "\"*) exit 7 ;; esac");

    assertEquals(3, outputOf(7).size());
  }

  @Test
  void aPartIsTestedAfterWhatItStandsOn() throws Exception {
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
  void aDiskWithoutRoomIsSaidBeforeAnythingIsBuilt() throws Exception {
    program("df", "echo Filesystem; echo 'disk 9 9 2097152 9 /'");

    assertEquals(
        List.of(
            "The disk that holds %s has only 2048 MB free, and Throughline needs 3072 MB: make room and try again."
                .formatted(tree.toRealPath())),
        outputOf(1));
    assertFalse(Files.exists(tree.resolve("target")));
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
    command.environment().put("THROUGHLINE_POSTGRESQL_BIN", "none");
    command.environment().put("PATH", tree.resolve("bin") + ":/usr/bin:/bin");
    Process process = command.redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(code, process.waitFor(), output);
    return output.lines().toList();
  }
}
