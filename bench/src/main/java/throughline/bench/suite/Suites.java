package throughline.bench.suite;

import java.io.IOException;
import java.nio.file.Path;
import throughline.local.Compilers;
import throughline.local.Console;
import throughline.local.Ports;
import throughline.local.PostgreSqlPrograms;
import throughline.local.Settings;
import throughline.local.Stack;

/**
 * Starts suites, never two at a time: in a folder of their own that is laid out as that of {@code
 * ./run} is, on free ports, and with the compilers of the containers and the PostgreSQL that was
 * chosen.
 */
public final class Suites implements AutoCloseable {

  private final Path repository;
  private final Path folder;
  private final PostgreSqlPrograms postgreSql;
  private final Console console;
  private volatile Stack stack;
  private boolean whole;
  private boolean hasYear;
  private boolean closed;

  public Suites(Path repository, Path folder, PostgreSqlPrograms postgreSql, Console console) {
    this.repository = repository;
    this.folder = folder;
    this.postgreSql = postgreSql;
    this.console = console;
  }

  /** The suite that runs; where none does, one is started from empty data. */
  public Suite running() {
    return whole ? new Suite(stack) : fresh();
  }

  /** A suite from empty data, in place of whatever runs. */
  public Suite fresh() {
    next().start(true);
    whole = true;
    return new Suite(stack);
  }

  /** An empty PostgreSQL and an empty Kafka, in place of whatever runs. */
  public Suite databaseAndBroker() {
    next().startDatabaseAndBroker(true);
    return new Suite(stack);
  }

  /** A suite with the year that {@code ./run --demo} makes up; one that runs with it stays. */
  public Suite demonstrated() throws IOException, InterruptedException {
    if (!hasYear) {
      next().startWithDemo(true);
      hasYear = true;
    }
    return new Suite(stack);
  }

  private synchronized Stack next() {
    if (closed) {
      throw new MeasurementFailed("The measurement was stopped.");
    }
    end();
    console.say("Starting a suite of its own");
    var settings =
        new Settings(
            repository, folder, folder.resolve("cache"), Ports.free(), Compilers.ALL, postgreSql);
    stack = new Stack(settings, console);
    return stack;
  }

  /** Whoever closes while a suite is being ended waits for it: nothing stays behind. */
  private synchronized void end() {
    whole = false;
    hasYear = false;
    if (stack != null) {
      stack.close();
      stack = null;
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    end();
  }
}
