package throughline.bench.suite;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * How long processors worked for a part of the suite. Other work on the machine makes an answer
 * slower, and hardly changes this.
 */
public final class ProcessorTime {

  private final Supplier<Stream<ProcessHandle>> processes;
  private final Map<ProcessHandle, Duration> before;

  private ProcessorTime(Supplier<Stream<ProcessHandle>> processes) {
    this.processes = processes;
    this.before = now();
  }

  public static ProcessorTime of(ProcessHandle root) {
    return new ProcessorTime(() -> Stream.concat(Stream.of(root), root.descendants()));
  }

  public static ProcessorTime ofThisOne() {
    return new ProcessorTime(() -> Stream.of(ProcessHandle.current()));
  }

  public Duration used() {
    return now().entrySet().stream()
        .map(now -> now.getValue().minus(before.getOrDefault(now.getKey(), Duration.ZERO)))
        .reduce(Duration.ZERO, Duration::plus);
  }

  private Map<ProcessHandle, Duration> now() {
    var now = new HashMap<ProcessHandle, Duration>();
    processes
        .get()
        .forEach(
            process -> process.info().totalCpuDuration().ifPresent(used -> now.put(process, used)));
    return now;
  }
}
