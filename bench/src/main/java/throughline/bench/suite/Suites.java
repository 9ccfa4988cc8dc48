package throughline.bench.suite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
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
  private boolean closed;

  public Suites(Path repository, Path folder, PostgreSqlPrograms postgreSql, Console console) {
    this.repository = repository;
    this.folder = folder;
    this.postgreSql = postgreSql;
    this.console = console;
  }

  /** The suite that runs; where none does, one is started from empty data. */
  public Suite running() {
    if (stack == null || !whole) {
      end();
      next().start(true);
      whole = true;
    }
    return new Suite(stack);
  }

  /** An empty PostgreSQL and an empty Kafka, in place of whatever runs. */
  public Suite databaseAndBroker() {
    end();
    next().startDatabaseAndBroker(true);
    whole = false;
    return new Suite(stack);
  }

  /** One of the scripts in {@code bench/scale}. */
  public FillScript script(String name) throws IOException {
    return new FillScript(Files.readString(repository.resolve("bench/scale").resolve(name)));
  }

  /** A suite with the year that {@code ./run --demo} makes up, in place of the one that runs. */
  public Suite demonstrated() throws IOException, InterruptedException {
    end();
    next().startWithDemo(true);
    whole = true;
    return new Suite(stack);
  }

  /**
   * Ends the suite that runs and removes all that is kept between two of them, the unpacked servers
   * as well as the data: the next one starts as the first one of a new checkout does.
   */
  public void forget() throws IOException {
    end();
    if (Files.exists(folder)) {
      try (var files = Files.walk(folder)) {
        for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  private synchronized Stack next() {
    if (closed) {
      throw new MeasurementFailed("The measurement was stopped.");
    }
    console.say("Starting a suite of its own");
    var settings =
        new Settings(
            repository, folder, folder.resolve("cache"), Ports.free(), Compilers.ALL, postgreSql);
    stack = new Stack(settings, console);
    return stack;
  }

  /** Whoever closes while a suite is being ended waits for it: nothing stays behind. */
  private synchronized void end() {
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
