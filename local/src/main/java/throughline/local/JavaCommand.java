package throughline.local;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line of a Java server, with what keeps several of them small on one machine. */
final class JavaCommand {
  // One collector thread: less memory, for servers with few users. What is loaded at a start makes
  // it collect everything once, and not at each of the sizes that Java would begin with.
  // Classes that Java keeps in a file stay pages of that file where it wants to have them; at an
  // address by chance each page that holds one is written to, and so taken from memory.
  private static final List<String> SMALL =
      List.of(
          "-Xms32m",
          "-XX:+UseSerialGC",
          "-XX:MetaspaceSize=80m",
          "-XX:+UnlockDiagnosticVMOptions",
          "-XX:ArchiveRelocationMode=0");
  private static final List<String> DIE_RATHER_THAN_LIMP = List.of("-XX:+ExitOnOutOfMemoryError");

  private final List<String> words = new ArrayList<>();

  JavaCommand(Path folder, String part, String maximumHeap, Compilers compilers) {
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.add("-Dthroughline.part=" + part);
    words.add(OrphanedProcesses.javaMark(folder));
    words.add("-Xmx" + maximumHeap);
    words.addAll(SMALL);
    words.addAll(compilers.options());
    words.addAll(DIE_RATHER_THAN_LIMP);
  }

  /** Another Java than the one that runs the launcher. */
  JavaCommand by(Path java) {
    words.set(0, java.toString());
    return this;
  }

  JavaCommand with(String... more) {
    words.addAll(List.of(more));
    return this;
  }

  ProcessBuilder build() {
    ProcessBuilder command = new ProcessBuilder(words);
    // Else each thread may keep memory of its own that it has freed, where Linux has glibc.
    command.environment().put("MALLOC_ARENA_MAX", "2");
    return command;
  }
}
