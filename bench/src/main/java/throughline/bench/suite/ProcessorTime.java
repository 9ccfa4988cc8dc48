package throughline.bench.suite;

import java.time.Duration;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * How long processors worked for a part of the suite. Other work on the machine makes an answer
 * slower, and hardly changes this.
 */
public final class ProcessorTime {

  private final Supplier<Stream<ProcessHandle>> processes;
  private final Duration before;

  private ProcessorTime(Supplier<Stream<ProcessHandle>> processes) {
    this.processes = processes;
    this.before = total();
  }

  /** Starts counting for a process and those that it started and that live on. */
  public static ProcessorTime of(ProcessHandle root) {
    return new ProcessorTime(() -> Stream.concat(Stream.of(root), root.descendants()));
  }

  /** Starts counting for this process alone. */
  public static ProcessorTime ofThisOne() {
    return new ProcessorTime(() -> Stream.of(ProcessHandle.current()));
  }

  /** What was used since. */
  public Duration used() {
    return total().minus(before);
  }

  private Duration total() {
    return processes
        .get()
        .flatMap(process -> process.info().totalCpuDuration().stream())
        .reduce(Duration.ZERO, Duration::plus);
  }
}
