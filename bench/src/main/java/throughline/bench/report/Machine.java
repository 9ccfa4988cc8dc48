package throughline.bench.report;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * What the figures were taken on. Not its name: that is nobody's business.
 *
 * @param database whose programs the database server's are
 * @param loadBefore processes that wanted a core in the minute before the run; negative if unknown
 */
public record Machine(
    int cores, String processor, String system, String jdk, String database, double loadBefore) {

  public static Machine here(String database) {
    var system = ManagementFactory.getOperatingSystemMXBean();
    return new Machine(
        system.getAvailableProcessors(),
        processorName(),
        "%s %s".formatted(system.getName(), system.getVersion()),
        "%s %s".formatted(System.getProperty("java.vm.name"), System.getProperty("java.version")),
        database,
        system.getSystemLoadAverage());
  }

  private static String processorName() {
    try (var lines = Files.lines(Path.of("/proc/cpuinfo"))) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse(System.getProperty("os.arch"));
    } catch (IOException e) {
      return System.getProperty("os.arch");
    }
  }

  String words() {
    return String.format(
        Locale.UK,
        "%d cores (%s), %s, %s, %s, load average %.1f before the run",
        cores,
        processor,
        system,
        jdk,
        database,
        loadBefore);
  }
}
