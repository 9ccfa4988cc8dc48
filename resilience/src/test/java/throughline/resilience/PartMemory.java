package throughline.resilience;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How much memory a part of the suite holds, in MB of 1,024 kB. Linux alone tells it. */
final class PartMemory {
  private static final Pattern RESIDENT = Pattern.compile("(?m)^Pss:\\s+(\\d+) kB$");
  private static final Pattern USED = Pattern.compile("(?:total|heap) .*?used (\\d+)K");
  private static final double KB_OF_MB = 1_024;
  private static final Path JCMD = Path.of(System.getProperty("java.home"), "bin", "jcmd");

  private PartMemory() {}

  /** Of a process with all that it started; a page that several share counts once. */
  static double resident(ProcessHandle root) {
    return Stream.concat(Stream.of(root), root.descendants()).mapToDouble(PartMemory::ofOne).sum();
  }

  private static double ofOne(ProcessHandle process) {
    try {
      Path told = Path.of("/proc", Long.toString(process.pid()), "smaps_rollup");
      Matcher found = RESIDENT.matcher(Files.readString(told));
      return found.find() ? Long.parseLong(found.group(1)) / KB_OF_MB : 0;
    } catch (IOException ended) {
      return 0;
    }
  }

  /** What a Java still needs once it has collected everything else. */
  static double live(ProcessHandle java) {
    ask(java, "GC.run");
    Matcher used = USED.matcher(ask(java, "GC.heap_info"));
    double kilobytes = 0;
    while (used.find()) {
      kilobytes += Long.parseLong(used.group(1));
    }
    return kilobytes / KB_OF_MB;
  }

  private static String ask(ProcessHandle java, String what) {
    try {
      Process asked =
          new ProcessBuilder(JCMD.toString(), Long.toString(java.pid()), what)
              .redirectErrorStream(true)
              .start();
      String said = new String(asked.getInputStream().readAllBytes());
      asked.waitFor();
      return said.replaceAll("(?m)^.*Metaspace(?s:.*)", "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
