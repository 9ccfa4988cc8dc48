package throughline.platform.testing;

import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.formatters.PatternFormatter;

/**
 * Reads along with everything that the service logs, stack traces included. Not with the test's own
 * PostgreSQL, whose log the test kit shows: in production that is another machine's log.
 */
public final class LogWatch extends Handler implements AutoCloseable {

  private static final Logger ROOT = Logger.getLogger("");

  private final PatternFormatter formatter = new PatternFormatter("%p %c %s%e%n");
  private final StringBuffer lines = new StringBuffer();

  /** Begins to read; closing it ends that. */
  public LogWatch() {
    ROOT.addHandler(this);
  }

  /** Everything logged so far. */
  public String lines() {
    return lines.toString();
  }

  @Override
  public void publish(LogRecord entry) {
    if (!entry.getLoggerName().startsWith("io.zonky")) {
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
