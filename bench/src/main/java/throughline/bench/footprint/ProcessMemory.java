package throughline.bench.footprint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import throughline.bench.suite.MeasurementFailed;

/** How much of the machine's memory a process holds, as Linux tells it; in MB of 1,024 kB. */
final class ProcessMemory {

  private static final Path PROC = Path.of("/proc");
  private static final String STATUS = "status";
  private static final String ROLL_UP = "smaps_rollup";

  private ProcessMemory() {}

  /** Whether this system tells it: other systems, and old kernels, do not. */
  static boolean isTold() {
    return Files.isReadable(PROC.resolve("self").resolve(ROLL_UP));
  }

  static double resident(ProcessHandle process) {
    return read(process, "VmRSS", STATUS).orElseThrow(ProcessMemory::ended);
  }

  /**
   * The same for a process with all that it started, where a page that several of them share counts
   * once: each is charged for its part of it.
   */
  static double residentOfTree(ProcessHandle root) {
    var own = read(root, "Pss", ROLL_UP).orElseThrow(ProcessMemory::ended);
    return root.descendants()
        .mapToDouble(child -> read(child, "Pss", ROLL_UP).orElse(0.0))
        .reduce(own, Double::sum);
  }

  private static Optional<Double> read(ProcessHandle process, String name, String file) {
    var path = PROC.resolve(Long.toString(process.pid())).resolve(file);
    try {
      return Optional.of(megabytes(name, Files.readString(path)));
    } catch (AccessDeniedException e) {
      throw new UncheckedIOException(e);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static MeasurementFailed ended() {
    return new MeasurementFailed("A part of the suite ended while its memory was measured.");
  }

  static double megabytes(String name, String text) {
    var line = Pattern.compile("^" + name + ":\\s+(\\d+) kB$", Pattern.MULTILINE).matcher(text);
    if (!line.find()) {
      throw new MeasurementFailed("The system does not tell %s of a process.".formatted(name));
    }
    return Long.parseLong(line.group(1)) / 1_024.0;
  }
}
