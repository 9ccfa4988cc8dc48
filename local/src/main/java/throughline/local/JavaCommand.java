package throughline.local;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line of a Java server, with what keeps several of them small on one machine. */
final class JavaCommand {
  // One collector thread and one compiler tier: less memory and a quicker start, for servers with
  // few users.
  private static final List<String> SMALL = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
  private static final List<String> DIE_RATHER_THAN_LIMP = List.of("-XX:+ExitOnOutOfMemoryError");

  private final List<String> words = new ArrayList<>();

  JavaCommand(Path folder, String part, String maximumHeap) {
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.add("-Dthroughline.part=" + part);
    words.add(OrphanedProcesses.javaMark(folder));
    words.add("-Xms32m");
    words.add("-Xmx" + maximumHeap);
    words.addAll(SMALL);
    words.addAll(DIE_RATHER_THAN_LIMP);
  }

  JavaCommand with(String... more) {
    words.addAll(List.of(more));
    return this;
  }

  ProcessBuilder build() {
    return new ProcessBuilder(words);
  }
}
