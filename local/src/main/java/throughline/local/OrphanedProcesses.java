package throughline.local;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * The servers that a launcher of this folder left running because it was itself killed. They are
 * known by a mark on their command lines, which names the folder; a file of process numbers could
 * by now name someone else's process.
 */
final class OrphanedProcesses {
  private static final String MARK = "throughline.folder=";

  private OrphanedProcesses() {}

  /** For a Java server: a system property that nothing reads. */
  static String javaMark(Path folder) {
    return "-D" + MARK + folder;
  }

  /** For PostgreSQL: a setting of a class that is not its own, which it accepts and keeps. */
  static String postgresMark(Path folder) {
    return MARK + folder;
  }

  /**
   * Ends them as {@link Stack#close} would have: PostgreSQL when those that write to it have gone.
   */
  static void stop(Path folder, Console console) {
    List<ProcessHandle> java = markedWith(javaMark(folder));
    List<ProcessHandle> postgres = markedWith(postgresMark(folder));
    if (java.isEmpty() && postgres.isEmpty()) {
      return;
    }
    console.say(
        "  Stopping what an earlier run left behind (servers: %d)"
            .formatted(java.size() + postgres.size()));
    end(java, ProcessHandle::destroy);
    end(postgres, Processes::interrupt);
  }

  static List<ProcessHandle> markedWith(String mark) {
    return ProcessHandle.allProcesses()
        .filter(
            process -> process.info().arguments().map(List::of).orElse(List.of()).contains(mark))
        .toList();
  }

  private static void end(List<ProcessHandle> processes, Consumer<ProcessHandle> ask) {
    processes.forEach(ask);
    processes.forEach(process -> Processes.awaitEnd(process, Processes.PATIENCE));
  }
}
