package throughline.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadSampleDataTest {

  @TempDir Path folder;

  @Test
  void theYearIsToldAtOnceAndWhatPeopleDoWithFiguresOnceTheseAreCounted() throws Exception {
    begin(year -> year.tally().add("hours", LocalDate.of(2026, 11, 23), 90));
    await("told");
    assertTrue(exists("begun"));
    assertEquals("hours 2026-11-23 90\n", Files.readString(folder.resolve("volunteers.told")));
    assertFalse(exists("ended"));

    Files.createFile(folder.resolve("figures"));
    await("ended");
  }

  @Test
  void aYearThatBreaksOffSaysWhy() throws Exception {
    begin(
        year -> {
          throw new IllegalStateException("no card is left");
        });

    await("broke-off");
    assertEquals("no card is left\n", Files.readString(folder.resolve("volunteers.broke-off")));
  }

  @Test
  void whatHasBegunIsNotGoneOnWith() throws IOException {
    Files.createFile(folder.resolve("volunteers.begun"));
    begin(year -> {});
    assertTrue(exists("broke-off"));
  }

  @Test
  void whatHasEndedStays() throws IOException {
    Files.createFile(folder.resolve("volunteers.begun"));
    Files.createFile(folder.resolve("volunteers.ended"));
    begin(year -> {});
    assertFalse(exists("broke-off"));
  }

  @Test
  void aPersonIsReadFromASettingOrItIsSaidHowToWriteOne() {
    assertEquals(
        new SamplePerson("volunteer", "123", "Val V", "v@example.org"),
        SamplePerson.of(" volunteer | 123 | Val V | v@example.org"));
    assertThrows(IllegalArgumentException.class, () -> SamplePerson.of("volunteer|123"));
  }

  private void begin(SampleData data) {
    new LoadSampleData(data, new DemoClock(), folder, List.of(), "volunteers").begin(null);
  }

  private boolean exists(String state) {
    return Files.exists(folder.resolve("volunteers." + state));
  }

  private void await(String state) {
    Awaitility.await(state).until(() -> exists(state));
  }
}
