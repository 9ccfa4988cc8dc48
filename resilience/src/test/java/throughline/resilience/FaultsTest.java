package throughline.resilience;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Lets servers, networks, disks, clocks and records go wrong while people write. Afterwards what
 * was acknowledged is there, is counted once, and every page is shown.
 *
 * <p>{@code -Dfaults=200} draws so many, {@code -Dfaults.seed=…} the same ones again.
 */
@Tag("nightly")
class FaultsTest {
  private static final int OF_A_ROUND = 10;

  private final int number = Integer.getInteger("faults", OF_A_ROUND);
  private final long seed = Long.getLong("faults.seed", new Random().nextLong());

  private FaultySuite faulty;
  private MixedLoad load;
  private Faults faults;
  private Stocktaking stocktaking;

  @BeforeEach
  void start() throws Exception {
    note("seed " + seed);
    faulty = FaultySuite.start("faulty");
    Random random = new Random(seed);
    load = new MixedLoad(faulty.suite());
    faults = new Faults(faulty, load, random);
    if (faulty.disk() == null) {
      System.out.println("No disk is filled: only root can mount one, with mkfs.ext4.");
    }
    if (!WrongClock.isPossible()) {
      System.out.println("No clock is wrong: the system's package faketime is missing.");
    }
    stocktaking = new Stocktaking(faulty.suite(), load);
  }

  @AfterEach
  void stop() throws Exception {
    if (load != null) {
      load.close();
    }
    if (faulty != null) {
      faulty.close();
    }
  }

  @Test
  void nothingIsLostOrCountedTwiceWhenEachProcessIsKilled() throws Exception {
    letHappen(faults.everyKill());
  }

  @Test
  void nothingIsLostOrCountedTwiceWhateverGoesWrong() throws Exception {
    List<Fault> drawn = faults.draw(number);
    for (int from = 0; from < number; from += OF_A_ROUND) {
      letHappen(drawn.subList(from, Math.min(number, from + OF_A_ROUND)));
    }
  }

  private void letHappen(List<Fault> all) throws Exception {
    load.start();
    for (Fault fault : all) {
      load.awaitProgress(2);
      long began = System.nanoTime();
      fault.act().happen();
      double over = (System.nanoTime() - began) / 1e9;
      load.awaitProgress(2);
      note(
          "%-70s %5.1f s, all write again after %5.1f s; %,d accepted, %,d repeated"
              .formatted(
                  fault.name(),
                  over,
                  (System.nanoTime() - began) / 1e9,
                  load.accepted(),
                  load.repeats()));
    }
    load.pause();
    note(stocktaking.take(faults.toBeSetAside()));
  }

  /** Also into a file, where a run of hours can be followed. */
  private static void note(String line) throws IOException {
    System.out.println(line);
    Files.writeString(
        Suite.folder("faults.txt"),
        line + System.lineSeparator(),
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }
}
