package throughline.platform.testing;

import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.formatters.PatternFormatter;

/**
 * Reads along with everything that the service logs, stack traces included. Not with the test's own
 * PostgreSQL, Kafka broker and mail server, whose logs the test kit shows: in production those are
 * another machine's, and here a busy machine makes them complain.
 */
public final class LogWatch extends Handler implements AutoCloseable {

  private static final Logger ROOT = Logger.getLogger("");
  private static final List<String> SERVERS =
      List.of(
          "io.zonky",
          "com.icegreen",
          "kafka.",
          "org.apache.kafka.controller",
          "org.apache.kafka.coordinator",
          "org.apache.kafka.image",
          "org.apache.kafka.metadata",
          "org.apache.kafka.raft",
          "org.apache.kafka.server",
          "org.apache.kafka.storage");

  private final PatternFormatter formatter = new PatternFormatter("%p %c %s%e%n");
  private final StringBuffer lines = new StringBuffer();

  public LogWatch() {
    ROOT.addHandler(this);
  }

  public String lines() {
    return lines.toString();
  }

  @Override
  public void publish(LogRecord entry) {
    if (SERVERS.stream().noneMatch(entry.getLoggerName()::startsWith)) {
      lines.append(formatter.format(entry));
    }
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    ROOT.removeHandler(this);
  }
}
