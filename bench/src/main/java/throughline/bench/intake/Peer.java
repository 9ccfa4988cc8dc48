package throughline.bench.intake;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import throughline.bench.suite.MeasurementFailed;
import throughline.bench.suite.Suite;

/**
 * A program over the same topic by a stream engine, in a process of its own ({@code bench/peers}).
 */
enum Peer {
  /**
   * With its output topic, and those that it would create for itself: {@link Suite#createTopic}
   * waits until they are led, and an idempotent producer that is turned away at first never gets
   * over it.
   */
  KAFKA_STREAMS(
      "KafkaStreamsPeer",
      List.of("-Xmx2g"),
      List.of("", "-seen-changelog", "-sums-changelog", "-sums-repartition")),

  /** With the ids of a million events on its heap. */
  FLINK("FlinkPeer", List.of("-Xmx3g", "--add-opens=java.base/java.util=ALL-UNNAMED"), List.of());

  private static final Path MODULE = Path.of("bench/peers/target");
  private static final Pattern RATE = Pattern.compile("(?m)^rate=([0-9.E]+) micros=([0-9.E]+)$");

  private final String program;
  private final List<String> options;
  private final List<String> ownTopics;

  Peer(String program, List<String> options, List<String> ownTopics) {
    this.program = program;
    this.options = options;
    this.ownTopics = ownTopics;
  }

  IntakeBench.Run run(Suite suite, FactTopic topic) throws Exception {
    var name = "throughline.bench.peer-%d".formatted(System.nanoTime());
    var topics = ownTopics.stream().map(name::concat).toList();
    for (var own : topics) {
      suite.createTopic(own);
    }
    var state = Files.createTempDirectory("bench-peer");
    var log = state.resolve("log");
    var process =
        new ProcessBuilder(command(topic, state, name))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      try (var in = process.getOutputStream()) {
        var settings = new Properties();
        suite.kafka().forEach((key, value) -> settings.setProperty(key, String.valueOf(value)));
        settings.store(in, null);
      }
      process.waitFor();
      return read(log);
    } finally {
      process.destroyForcibly();
      for (var own : topics) {
        suite.deleteTopic(own);
      }
    }
  }

  private List<String> command(FactTopic topic, Path state, String name) throws IOException {
    var module = Path.of(System.getProperty("throughline.repository", ".")).resolve(MODULE);
    var classPath =
        module.resolve("classes") + ":" + Files.readString(module.resolve("class-path"));
    var command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElseThrow()));
    command.addAll(options);
    command.addAll(List.of("-cp", classPath, "throughline.bench.peers." + program));
    command.addAll(List.of(topic.name(), String.valueOf(topic.records()), state.toString(), name));
    return command;
  }

  private IntakeBench.Run read(Path log) throws IOException {
    var said = RATE.matcher(Files.readString(log, StandardCharsets.UTF_8));
    if (!said.find()) {
      throw new MeasurementFailed(program + " gave no rate: " + log);
    }
    return new IntakeBench.Run(
        Double.parseDouble(said.group(1)), Double.parseDouble(said.group(2)));
  }
}
