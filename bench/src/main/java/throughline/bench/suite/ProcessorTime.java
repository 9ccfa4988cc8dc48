package throughline.bench.suite;

import java.time.Duration;
import java.util.stream.Stream;

/**
 * How long processors worked for a part of the suite. Other work on the machine makes an answer
 * slower, and hardly changes this.
 */
public final class ProcessorTime {

  private final ProcessHandle root;
  private final Duration before;

  private ProcessorTime(ProcessHandle root) {
    this.root = root;
    this.before = total(root);
  }

  /** Starts counting for a process and those that it started and that live on. */
  public static ProcessorTime of(ProcessHandle root) {
    return new ProcessorTime(root);
  }

  /** What was used since. */
  public Duration used() {
    return total(root).minus(before);
  }

  private static Duration total(ProcessHandle root) {
    return Stream.concat(Stream.of(root), root.descendants())
        .flatMap(process -> process.info().totalCpuDuration().stream())
        .reduce(Duration.ZERO, Duration::plus);
  }
}
