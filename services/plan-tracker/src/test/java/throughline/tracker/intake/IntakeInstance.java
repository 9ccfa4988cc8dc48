package throughline.tracker.intake;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import org.jdbi.v3.core.Jdbi;
import throughline.platform.database.JdbiProducer;
import throughline.tracker.engine.Engine;
import throughline.tracker.engine.ledger.LedgerChanges;
import throughline.tracker.engine.rule.MeasureStore;
import throughline.tracker.shared.TrackerConfig;

/** The intake of one instance of the tracker, in this JVM or as a process that can be killed. */
final class IntakeInstance {

  private IntakeInstance() {}

  static ReadEvents start(Map<String, Object> kafka, String databaseUrl, String group) {
    var clock = Clock.systemUTC();
    return start(kafka, databaseUrl, group, clock, new IntakeStandstill(clock));
  }

  static ReadEvents start(
      Map<String, Object> kafka,
      String databaseUrl,
      String group,
      Clock clock,
      IntakeStandstill standstill) {
    var config =
        new SmallRyeConfigBuilder()
            .addDiscoveredConverters()
            .withMapping(TrackerConfig.class)
            .withDefaultValue("throughline.tracker.intake.group", group)
            .build()
            .getConfigMapping(TrackerConfig.class);
    var jdbi = JdbiProducer.configured(Jdbi.create(Engine.pool(databaseUrl)));
    var measures = new MeasureStore();
    var ingest = new IngestBatch(jdbi, measures, clock);
    return new ReadEvents(
        ingest,
        new LedgerChanges(),
        config,
        new ConsumerFactory(kafka, config),
        standstill,
        jdbi,
        measures,
        clock,
        new SimpleMeterRegistry());
  }

  /** A process of its own; ends when it is killed. */
  static Process startProcess(Map<String, Object> kafka, String databaseUrl, String group)
      throws IOException {
    var process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Xmx128m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                IntakeInstance.class.getName(),
                databaseUrl,
                group)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    var settings = new Properties();
    kafka.forEach((key, value) -> settings.setProperty(key, String.valueOf(value)));
    try (var in = process.getOutputStream()) {
      settings.store(in, null);
    }
    return process;
  }

  public static void main(String[] arguments) throws Exception {
    var settings = new Properties();
    settings.load(System.in);
    var kafka = new HashMap<String, Object>();
    settings.stringPropertyNames().forEach(key -> kafka.put(key, settings.getProperty(key)));
    start(kafka, arguments[0], arguments[1]);
    new CountDownLatch(1).await();
  }
}
