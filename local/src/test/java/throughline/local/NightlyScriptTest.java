package throughline.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script itself, with a ./test that only writes a report. */
class NightlyScriptTest {
  private static final Path SCRIPT = Path.of("..", "nightly");

  @TempDir Path tree;

  private record Ended(int code, List<String> lines) {
    List<String> table() {
      return lines.subList(
          lines.indexOf("part        minutes    run failed skipped") + 1, lines.size());
    }
  }

  @BeforeEach
  void layOut() throws IOException {
    Files.copy(SCRIPT, tree.resolve("nightly"));
    Files.createDirectories(tree.resolve("e2e/target/surefire-reports"));
    Path days = Files.createDirectories(tree.resolve(".ci")).resolve("other-days");
    Files.writeString(days, "#!/bin/bash\nexec ./test\n");
    Files.setPosixFilePermissions(days, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /**
   * @param counts attributes of the report, or nothing for no report
   * @param does what ./test does besides, in bash
   */
  private void testThat(String counts, String does) throws IOException {
    Path test = tree.resolve("test");
    String report =
        """
        report=e2e/target/surefire-reports/TEST-x.xml
        cat >$report <<'END'
        <testsuite name="x" time="1" %s>
          <testcase name="theListIsKept" classname="throughline.holes.KnownHolesTest">
            <skipped message="kept until &quot;then&quot;"/>
          </testcase>
        </testsuite>
        END
        until [ $report -nt target/nightly-began ]; do touch $report; done
        """
            .formatted(counts);
    Files.writeString(test, "#!/bin/bash\n" + (counts.isEmpty() ? "" : report) + does + "\n");
    Files.setPosixFilePermissions(test, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private Ended run(String... parts) throws Exception {
    ProcessBuilder command = new ProcessBuilder("bash", tree.resolve("nightly").toString());
    command.command().addAll(List.of(parts));
    Process process = command.redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), output.lines().toList());
  }

  @Test
  void aRedPartKeepsNoOtherFromRunning() throws Exception {
    testThat(
        "tests=\"7\" errors=\"0\" skipped=\"1\" failures=\"0\"",
        "case \"$*\" in *RestoreTest*) exit 3 ;; esac");

    Ended night = run();

    assertEquals(1, night.code());
    List<String> names = run("--list").lines().stream().map(line -> line.split(" ")[0]).toList();
    assertEquals(names, night.table().stream().map(line -> line.split(" ")[0]).toList());
    for (String line : night.table()) {
      assertTrue(line.matches("\\w+ +0\\.\\d +7 +0 +1  .*"), line);
      assertEquals(line.startsWith("restore") ? "RED" : "green", line.replaceAll(".* ", ""), line);
    }
  }

  @Test
  void onlyWhatIsNamedRuns() throws Exception {
    testThat("tests=\"2\" errors=\"0\" skipped=\"0\" failures=\"0\"", "echo \"asked for $*\"");

    Ended night = run("load", "holes");

    assertEquals(0, night.code());
    assertEquals(2, night.table().size());
    assertTrue(
        night
            .lines()
            .contains(
                "asked for -Pnightly -pl resilience -am -Dtest=SteadyLoadTest -Dsurefire.failIfNoSpecifiedTests=false"),
        night.toString());
    assertEquals(2, run("loud").code());
  }

  @Test
  void whatTheReportsCountDecides() throws Exception {
    testThat("tests=\"4\" errors=\"1\" skipped=\"0\" failures=\"2\"", "");
    Ended failed = run("holes");
    assertEquals(1, failed.code());
    assertTrue(failed.table().get(0).matches("holes .* 4 +3 +0  RED"), failed.toString());

    testThat("", "");
    Ended nothing = run("holes");
    assertEquals(1, nothing.code());
    assertTrue(nothing.table().get(0).matches("holes .* 0 +0 +0  RED"), nothing.toString());
  }

  @Test
  void whyATestWasSkippedIsSaid() throws Exception {
    testThat("tests=\"1\" errors=\"0\" skipped=\"1\" failures=\"0\"", "");

    Ended night = run("holes");

    assertTrue(
        night.lines().contains("  KnownHolesTest.theListIsKept: kept until \"then\""),
        night.toString());
  }

  @Test
  void everyTestOfWholeSuitesBelongsToAPart() throws IOException {
    String script = Files.readString(SCRIPT);
    List<String> left;
    try (Stream<Path> files = Files.walk(Path.of("..", "resilience", "src", "test"))) {
      left =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith("Test.java"))
              .map(name -> name.replace(".java", ""))
              .filter(name -> !script.matches("(?s).*[=,]" + name + "[,\n].*"))
              .toList();
    }
    assertEquals(List.of(), left);
  }
}
