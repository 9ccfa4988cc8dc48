package throughline.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;

class ArchivesTest {
  private static final int FILES = 2_000;
  private static final String OF_AN_ENDED_LAUNCHER = "unfinished-99999999-1";

  @TempDir Path cache;

  /** The servers are unpacked side by side, and each begins by tidying up. */
  @RepeatedTest(5)
  void whatAnInterruptedRunLeftIsTidiedUpByTwoAtOnce() throws Exception {
    leaveHalfUnpacked(cache.resolve(OF_AN_ENDED_LAUNCHER));
    var together = new CyclicBarrier(2);
    var workers = Executors.newFixedThreadPool(2);

    List<Future<Void>> both =
        List.of(workers.submit(unpack("one", together)), workers.submit(unpack("two", together)));
    for (Future<Void> each : both) {
      each.get();
    }
    workers.shutdown();

    assertEquals(List.of("one", "two"), namesInTheCache());
  }

  private Callable<Void> unpack(String name, CyclicBarrier together) {
    return () -> {
      together.await();
      Archives.once(cache.resolve(name), folder -> Files.writeString(folder.resolve("a"), name));
      return null;
    };
  }

  private static void leaveHalfUnpacked(Path folder) throws IOException {
    Files.createDirectories(folder.resolve("bin"));
    for (int file = 0; file < FILES; file++) {
      Files.createFile(folder.resolve("bin").resolve("file-" + file));
    }
  }

  private List<String> namesInTheCache() throws IOException {
    try (var all = Files.list(cache)) {
      return new ArrayList<>(all.map(path -> path.getFileName().toString()).sorted().toList());
    }
  }
}
