package throughline.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoFolderTest {
  @TempDir Path folder;

  private Workspace workspace;
  private DemoFolder demo;

  @BeforeEach
  void startEmpty() throws IOException {
    workspace = new Workspace(folder);
    workspace.create();
    demo = new DemoFolder(workspace);
  }

  @Test
  void withoutTheOptionNothingIsMadeUp() throws IOException {
    demo.prepare(false);

    assertFalse(demo.exists());
  }

  @Test
  void aYearThatIsCompleteStaysWithAndWithoutTheOption() throws IOException {
    demo.prepare(true);
    assertFalse(demo.isComplete());
    report("volunteers.begun", "");
    demo.complete();

    demo.prepare(true);
    demo.prepare(false);
    assertTrue(demo.isComplete());
  }

  @Test
  void aServiceEndsWhenItIsToldThatTheFiguresAreCounted() throws Exception {
    demo.prepare(true);
    demo.figuresAreCounted();
    assertTrue(Files.exists(demo.path().resolve("figures")));
    assertFalse(demo.hasEnded(SuiteService.TRACKER));

    Files.createFile(demo.path().resolve(SuiteService.TRACKER.folder() + ".ended"));

    assertTrue(demo.hasEnded(SuiteService.TRACKER));
  }

  @Test
  void oneThatWasStoppedInTheMiddleIsNotGoneOnWith() throws IOException {
    demo.prepare(true);
    report("volunteers.begun", "");

    for (boolean again : List.of(true, false)) {
      CannotStart refused = assertThrows(CannotStart.class, () -> demo.prepare(again));
      assertTrue(refused.getMessage().endsWith("./run --demo --fresh."), refused.getMessage());
    }

    workspace.wipe();
    workspace.create();
    demo.prepare(true);
  }

  @Test
  void oneWhoseServersDidNotStartIsBegunByTheNextRunOrForgotten() throws IOException {
    demo.prepare(true);
    Files.createDirectories(workspace.data("postgresql"));

    demo.prepare(true);
    assertTrue(demo.exists());
    demo.prepare(false);
    assertFalse(demo.exists());
  }

  @Test
  void dataOfEarlierRunsIsNotMixedWithWhatIsMadeUp() throws IOException {
    Files.createDirectories(workspace.data("postgresql"));

    assertThrows(CannotStart.class, () -> demo.prepare(true));
    assertFalse(demo.exists());
  }

  @Test
  void readsWhatTheServicesReport() throws IOException {
    demo.prepare(true);
    report("volunteers.begun", "");
    report("volunteers.told", "volunteer-hours 2026-11-02 90\n");
    report("bipc-bookings.told", "");
    report("ecalm-membership.told", "");
    report("plan-tracker.told", "");

    assertTrue(demo.isTold(SuiteService.VOLUNTEERS));
    assertEquals(
        List.of("volunteer-hours 2026-11-02 90"), demo.counted().collect(Collectors.toList()));
    assertEquals(Optional.empty(), demo.brokeOff());

    report("bipc-bookings.broke-off", "no more\n");
    assertEquals(Optional.of("bipc-bookings: no more"), demo.brokeOff());
  }

  private void report(String file, String text) throws IOException {
    Files.writeString(demo.path().resolve(file), text);
  }
}
