package throughline.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TestHabitsTest {
  /** What the tests of several modules share. */
  private static final String SHARED = "platform/testing/src/main/java";

  @Test
  void noTestSleepsOrWaitsOnTheWallClockWithoutAReason() {
    List<Path> tests =
        Stream.concat(modules().map(module -> module + "/src/test/java"), Stream.of(SHARED))
            .flatMap(folder -> Repository.THIS.files(folder, ".java").stream())
            .toList();

    assertTrue(tests.size() > 500, "only " + tests.size());
    assertEquals(
        List.of(),
        tests.stream()
            .flatMap(
                file ->
                    TestHabits.in(
                        Repository.THIS.root().relativize(file).toString(), Repository.text(file))
                        .stream())
            .toList());
  }

  private static Stream<String> modules() {
    Path root = Repository.THIS.root();
    try (Stream<Path> folders = Files.walk(root, 2)) {
      return folders
          .filter(folder -> Files.isDirectory(folder.resolve("src/test/java")))
          .map(folder -> root.relativize(folder).toString())
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "    Thread.sleep(5); | sleeps",
        "    TimeUnit.SECONDS.sleep(1); | sleeps",
        "        .sleep(1); | sleeps",
        "    later(Thread::sleep); | sleeps",
        "    LockSupport.parkNanos(1_000); | sleeps",
        "    lock.wait(100); | sleeps",
        "    await().pollDelay(OUTAGE).until(() -> true); | sleeps by a first delay",
        "    var now = Instant.now(); | asks the wall clock",
        "    var today = LocalDate.now(); | asks the wall clock",
        "    var today = LocalDate.now(London.ZONE); | asks the wall clock",
        "    return ZonedDateTime.now(LONDON); | asks the wall clock",
        "    supply(Instant::now); | asks the wall clock",
        "    var old = new Date(); | asks the wall clock",
        "    var end = System.nanoTime() + LIMIT; | waits on the wall clock, or takes it for a name",
        "    while (System.nanoTime() < end) { | waits on the wall clock, or takes it for a name",
        "    while (System.nanoTime() - began < LIMIT) { | waits on the wall clock, or takes it for a name",
        "    return System.currentTimeMillis() >= end; | waits on the wall clock, or takes it for a name",
        "    var name = PREFIX + System.nanoTime(); | waits on the wall clock, or takes it for a name",
        "@TestProfile(Other.class) | starts one more application",
        "public class Other implements QuarkusTestProfile { | starts one more application",
        "@QuarkusMainTest | starts one more application",
        "@QuarkusIntegrationTest | starts one more application",
        "  static final QuarkusUnitTest TEST = null; | starts one more application"
      })
  void eachHabitIsNamedWithItsLine(String line, String habit) {
    assertEquals(
        List.of("a/XTest.java:3 " + habit), TestHabits.in("a/XTest.java", "class X {\n\n" + line));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Thread.sleep(5); // On purpose: the job has to overlap with another.",
        "// On purpose: the job has to overlap with another.\nThread.sleep(5);",
        "// On purpose: the job has to overlap\n// with another.\nThread.sleep(5);"
      })
  void aReasonLetsALinePass(String source) {
    assertEquals(List.of(), TestHabits.in("XTest.java", source));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "// On purpose:\nThread.sleep(5);",
        "// Waits.\nThread.sleep(5);",
        "// On purpose: another line's reason.\nfirst();\nThread.sleep(5);",
        "// On purpose: it is.\n\nThread.sleep(5);"
      })
  void whatIsNoReasonOrAnotherLinesDoesNot(String source) {
    assertEquals(1, TestHabits.in("XTest.java", source).size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "var began = System.nanoTime();",
        "var took = Duration.ofNanos(System.nanoTime() - began);",
        "var millis = (System.nanoTime() - began) / 1_000_000;",
        "var now = Instant.now(clock);",
        "return LocalDate.now(CLOCK);",
        "await().pollDelay(Duration.ZERO).until(done);",
        "import io.quarkus.test.junit.QuarkusTestProfile;",
        "// Thread.sleep(5) would do, too.",
        " * Never calls Thread.sleep(5).",
        "say(\"Thread.sleep(5)\");"
      })
  void whatMeasuresOrIsOnlySaidPasses(String line) {
    assertEquals(List.of(), TestHabits.in("XTest.java", line));
  }
}
