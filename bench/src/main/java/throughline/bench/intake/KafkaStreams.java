package throughline.bench.intake;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import throughline.bench.suite.MeasurementFailed;
import throughline.bench.suite.Suite;

/** A Kafka Streams program over the same topic, in a process of its own ({@code bench/peers}). */
final class KafkaStreams {

  private static final Path MODULE = Path.of("bench/peers/target");
  private static final Pattern RATE = Pattern.compile("(?m)^rate=([0-9.E]+) micros=([0-9.E]+)$");

  private final Suite suite;
  private final FactTopic topic;
  private int runs;

  KafkaStreams(Suite suite, FactTopic topic) {
    this.suite = suite;
    this.topic = topic;
  }

  /** From an empty group and an empty state. */
  IntakeBench.Run run() throws Exception {
    var application = "throughline.bench.streams-%d-%d".formatted(System.nanoTime(), ++runs);
    var repository = Path.of(System.getProperty("throughline.repository", "."));
    var module = repository.resolve(MODULE);
    var state = Files.createTempDirectory("bench-streams");
    var topics = topics(application);
    for (var own : topics) {
      suite.createTopic(own);
    }
    var log = state.resolve("log");
    var process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Xmx2g",
                "-cp",
                module.resolve("classes") + ":" + Files.readString(module.resolve("class-path")),
                "throughline.bench.peers.KafkaStreamsPeer",
                topic.name(),
                String.valueOf(topic.records()),
                application,
                state.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      sendSettings(process);
      process.waitFor();
      var said = RATE.matcher(Files.readString(log, StandardCharsets.UTF_8));
      if (!said.find()) {
        throw new MeasurementFailed("Kafka Streams gave no rate: " + log);
      }
      return new IntakeBench.Run(
          Double.parseDouble(said.group(1)), Double.parseDouble(said.group(2)));
    } finally {
      process.destroyForcibly();
      for (var own : topics) {
        suite.deleteTopic(own);
      }
    }
  }

  /**
   * The output topic, and those that the program would create for itself: {@link Suite#createTopic}
   * waits until they are led, and an idempotent producer that is turned away at first never gets
   * over it.
   */
  private static List<String> topics(String application) {
    return List.of(
        application,
        application + "-seen-changelog",
        application + "-sums-changelog",
        application + "-sums-repartition");
  }

  private void sendSettings(Process process) throws IOException {
    var settings = new Properties();
    suite.kafka().forEach((key, value) -> settings.setProperty(key, String.valueOf(value)));
    try (var in = process.getOutputStream()) {
      settings.store(in, null);
    }
  }
}
