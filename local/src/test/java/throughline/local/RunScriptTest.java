package throughline.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The script itself, in a small source tree, with a JDK and a Maven of chosen versions that only
 * record that they ran.
 */
class RunScriptTest {
  private static final String JAVA =
      """
      #!/bin/sh
      case $1 in -version) echo 'openjdk version "%s" 2026-10-20' >&2 ;; *) echo "launched $*" ;; esac
      """;
  private static final String MAVEN =
      """
      #!/bin/sh
      case $1 in
        --version) echo 'Apache Maven %s (abc)' ;;
        --quiet) mkdir -p .local/cache/observe; touch .local/cache/observe/zipkin-server.jar ;;
        *) echo '[INFO] Building Throughline :: contracts 1.0 [1/2]'
           services=services/*/
           case $* in *-Pdemo*) services=demo/*/ ;; esac
           for service in $services; do mkdir -p $service/target/quarkus-app; touch $service/target/quarkus-app/quarkus-run.jar; done
           mkdir -p local/target; echo a.jar > local/target/class-path ;;
      esac
      """;

  @TempDir Path tree;
  @TempDir Path tools;

  record Outcome(int code, String output) {}

  @BeforeEach
  void layOut() throws IOException {
    Files.copy(Path.of("..", "run"), tree.resolve("run"));
    Files.createDirectories(tree.resolve("local"));
    Files.copy(Path.of("launcher.sh"), tree.resolve("local/launcher.sh"));
    for (String file :
        List.of(
            "pom.xml",
            ".mvn/x",
            "contracts/x",
            "platform/x",
            "publishing/x",
            "seeds/x",
            "suite-client/x",
            "local/x",
            "local/help.txt",
            "services/volunteers/src/Hours.java",
            "demo/membership/pom.xml",
            "demo/bookings/pom.xml",
            "demo/volunteers/pom.xml",
            "demo/tracker/pom.xml")) {
      write(tree.resolve(file), "content");
    }
    java("17.0.1");
    executable(tools.resolve("bin/javac"), "#!/bin/sh\n");
    maven("3.9.9");
  }

  @Test
  void buildsOnceAndAgainOnlyWhenAFileHasAnotherContent() throws Exception {
    Path source = tree.resolve("services/volunteers/src/Hours.java");
    assertBuilds(true);
    assertBuilds(false);

    Files.setLastModifiedTime(source, FileTime.fromMillis(0));
    assertBuilds(false);

    Files.writeString(source, "changed");
    assertBuilds(true);
    assertBuilds(false);

    Files.delete(source);
    assertBuilds(true);

    write(tree.resolve("services/volunteers/src/test/HoursTest.java"), "a test");
    assertBuilds(false);

    Files.delete(tree.resolve("services/volunteers/target/quarkus-app/quarkus-run.jar"));
    assertBuilds(true);
  }

  @Test
  void buildsAgainWhenAnotherCommandHasReplacedWhatItBuilt() throws Exception {
    assertBuilds(true);

    write(tree.resolve("services/volunteers/target/quarkus-app/quarkus-run.jar"), "of a branch");

    assertBuilds(true);
    assertBuilds(false);
  }

  @Test
  void buildsTheDemonstrationOnlyWhereItIsAskedFor() throws Exception {
    assertBuilds(true);
    assertBuilds(true, "--demo");
    assertBuilds(false, "--demo");
    assertBuilds(false);

    write(tree.resolve("demo/volunteers/src/SampleHours.java"), "changed");
    assertBuilds(false);
    assertBuilds(true, "--demo");
    assertBuilds(false);

    write(tree.resolve("services/volunteers/src/Hours.java"), "changed");
    assertBuilds(true, "--demo");
    assertBuilds(true);
    assertBuilds(false, "--demo");
  }

  @Test
  void aDemonstrationThatIsThereGoesOnWithItsOwnServices() throws Exception {
    assertBuilds(true, "--demo");
    write(tree.resolve(".local/data/demo/complete"), "");

    assertBuilds(false);
    assertBuilds(true, "--fresh");
  }

  @Test
  void aTakenPortIsNamedBeforeTheBuild() throws Exception {
    try (ServerSocket thief = new ServerSocket(0)) {
      int port = thief.getLocalPort();
      write(
          tree.resolve("local/help.txt"),
          "  THROUGHLINE_MAIL_PORT  %d  the mail server\n".formatted(port));

      assertRefused(
          "Port %d is taken, but the mail server needs it: stop the program that listens on it, or choose another port with THROUGHLINE_MAIL_PORT=%d ./run"
              .formatted(port, port > 50_000 ? port - 10_000 : port + 10_000));
    }
  }

  @Test
  void aPortThatOnlyObserversNeedMayBeTakenWithoutThem() throws Exception {
    try (ServerSocket thief = new ServerSocket(0)) {
      write(
          tree.resolve("local/help.txt"),
          "  THROUGHLINE_TRACES_PORT  %d  what takes traces, with --observe\n"
              .formatted(thief.getLocalPort()));

      assertBuilds(true);
    }
  }

  @Test
  void aBuildWithoutTheNetworkSaysSo() throws Exception {
    executable(
        tools.resolve("bin/mvn"),
        """
        #!/bin/sh
        case $1 in
          --version) echo 'Apache Maven 3.9.9 (abc)' ;;
          *) echo '[ERROR] Could not transfer artifact a:b:jar:1 from/to central: Unknown host'; exit 1 ;;
        esac
        """);

    Outcome outcome = run();

    assertEquals(1, outcome.code(), outcome.output());
    assertTrue(
        outcome
            .output()
            .endsWith(
                "Maven could not fetch all that the build needs: check the network, or Maven's settings, and try again. The whole output is in .local/logs/build.log.\n"),
        outcome.output());
    assertFalse(Files.exists(tree.resolve(".local/building"), LinkOption.NOFOLLOW_LINKS));
  }

  @Test
  void fetchesTheStoreOfTracesOnceAndOnlyWhereItIsAskedFor() throws Exception {
    assertFalse(run().output().contains("Fetching"));
    Outcome first = run("--observe");
    assertTrue(first.output().contains("Fetching Zipkin"), first.output());
    assertTrue(first.output().contains("Main --observe"), first.output());
    assertFalse(run("--observe").output().contains("Fetching"));
  }

  @Test
  void aBuildWaitsForAnotherInTheSameFolder() throws Exception {
    Path built = tree.resolve("built-by-another");
    String building = "exec -a ./run bash -c 'sleep 2; touch \"$0\"' '%s'".formatted(built);
    Process other = new ProcessBuilder("bash", "-c", building).start();
    Path turn = tree.resolve(".local/building");
    Files.createDirectories(turn.getParent());
    Files.createSymbolicLink(turn, Path.of(Long.toString(other.pid())));

    Outcome outcome = run();

    assertEquals(0, outcome.code(), outcome.output());
    assertTrue(outcome.output().startsWith("Another ./run is building"), outcome.output());
    assertTrue(Files.exists(built), "began before the other had ended");
    assertFalse(Files.exists(turn, LinkOption.NOFOLLOW_LINKS));
  }

  @Test
  void aTurnThatNobodyHoldsAnyMoreIsTaken() throws Exception {
    Path turn = tree.resolve(".local/building");
    Files.createDirectories(turn.getParent());
    Files.createSymbolicLink(turn, Path.of("99999999"));

    assertBuilds(true);
  }

  @Test
  void aFullDiskIsNamedBeforeTheBuild() throws Exception {
    executable(
        tools.resolve("bin/df"), "#!/bin/sh\necho header\necho /dev/x 9999999 1 307200 99% /\n");

    assertRefused(
        "The disk that holds %s has only 300 MB free, and Throughline needs 2048 MB: make room and try again."
            .formatted(tree.toRealPath()));
  }

  @Test
  void anOldJdkIsNamed() throws Exception {
    java("11.0.2");

    assertRefused(
        "%s/bin/java is Java 11, and Throughline needs a JDK 17 or newer: install one, or set JAVA_HOME to it."
            .formatted(tools));
  }

  @Test
  void theOldestNumberingIsUnderstoodToo() throws Exception {
    java("1.8.0_392");

    assertRefused(
        "%s/bin/java is Java 1, and Throughline needs a JDK 17 or newer: install one, or set JAVA_HOME to it."
            .formatted(tools));
  }

  @Test
  void aMissingJdkIsNamed() throws Exception {
    Files.delete(tools.resolve("bin/java"));

    assertRefused(
        "JAVA_HOME is %s, but there is no bin/java in it: set it to the folder of a JDK, 17 or newer."
            .formatted(tools));
  }

  @Test
  void aJavaWithoutACompilerIsNamed() throws Exception {
    Files.delete(tools.resolve("bin/javac"));

    assertRefused(
        "%s/bin/java belongs to a Java without a compiler: install a JDK, 17 or newer, or set JAVA_HOME to it."
            .formatted(tools));
  }

  @Test
  void anOldMavenIsNamed() throws Exception {
    maven("3.8.7");

    assertRefused(
        "%s/bin/mvn is Maven 3.8, and Throughline needs Maven 3.9 or newer.".formatted(tools));
  }

  @Test
  void anUnknownOptionIsNamedBeforeAnythingIsBuilt() throws Exception {
    Outcome outcome = run("--frsh");

    assertEquals(
        new Outcome(1, "\"--frsh\" is not an option: ./run --help lists them.\n"), outcome);
  }

  private void assertBuilds(boolean expected, String... options) throws Exception {
    Outcome outcome = run(options);
    assertEquals(0, outcome.code(), outcome.output());
    assertEquals(expected, outcome.output().contains("Building Throughline"), outcome.output());
    assertTrue(outcome.output().contains("launched"), outcome.output());
  }

  private void assertRefused(String sentence) throws Exception {
    assertEquals(new Outcome(1, sentence + "\n"), run());
  }

  private Outcome run(String... options) throws Exception {
    ProcessBuilder command = new ProcessBuilder("bash", tree.resolve("run").toString());
    command.command().addAll(List.of(options));
    command.environment().put("JAVA_HOME", tools.toString());
    command.environment().put("PATH", tools.resolve("bin") + ":/usr/bin:/bin");
    Process process = command.redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Outcome(process.waitFor(), output);
  }

  private void java(String version) throws IOException {
    executable(tools.resolve("bin/java"), JAVA.formatted(version));
  }

  private void maven(String version) throws IOException {
    executable(tools.resolve("bin/mvn"), MAVEN.formatted(version));
  }

  private static void executable(Path file, String text) throws IOException {
    write(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
