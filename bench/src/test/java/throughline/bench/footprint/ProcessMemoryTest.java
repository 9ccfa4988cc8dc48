package throughline.bench.footprint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;
import throughline.bench.suite.MeasurementFailed;

class ProcessMemoryTest {

  private static final String STATUS =
      """
      Name:\tjava
      VmHWM:\t  262144 kB
      VmRSS:\t  204800 kB
      RssAnon:\t  180000 kB
      Threads:\t40
      """;

  private static final String ROLL_UP =
      """
      5583f0a00000-7ffd2b1fe000 ---p 00000000 00:00 0                          [rollup]
      Rss:               30720 kB
      Pss:                5120 kB
      Pss_Dirty:          1024 kB
      SwapPss:               0 kB
      """;

  @Test
  void residentMemoryIsTheLineOfThatName() {
    assertEquals(200, ProcessMemory.megabytes("VmRSS", STATUS));
  }

  @Test
  void proportionalMemoryIsNotItsNeighbours() {
    assertEquals(5, ProcessMemory.megabytes("Pss", ROLL_UP));
  }

  @Test
  void aFileWithoutTheLineIsNotTakenForNoMemory() {
    assertThrows(MeasurementFailed.class, () -> ProcessMemory.megabytes("Pss", STATUS));
  }

  @Test
  void aRunningProcessIsRead() throws Exception {
    assumeTrue(ProcessMemory.isTold());
    var here = ProcessHandle.current();
    assertTrue(ProcessMemory.resident(here) > 1);
    assertTrue(ProcessMemory.residentOfTree(here) > 1);
  }

  @Test
  void aProcessThatHasEndedIsNotTakenForOneWithoutMemory() throws Exception {
    assumeTrue(ProcessMemory.isTold());
    var ended = new ProcessBuilder("true").start();
    ended.waitFor();
    var handle = ended.toHandle();
    assertThrows(MeasurementFailed.class, () -> ProcessMemory.resident(handle));
    assertThrows(MeasurementFailed.class, () -> ProcessMemory.residentOfTree(handle));
  }
}
