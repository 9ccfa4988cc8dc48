package throughline.bench.api;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import throughline.bench.api.Clients.Load;
import throughline.bench.suite.JavaLike;
import throughline.bench.suite.MeasurementFailed;
import throughline.bench.suite.Suite;
import throughline.local.SuiteService;

/**
 * Clients that send a service's SQL by plain JDBC from a Java of their own, which has the service's
 * options: so neither side has the better compiler.
 */
final class Floor implements AutoCloseable {

  private final Process process;
  private final PrintWriter orders;
  private final BufferedReader answers;

  private Floor(Process process) {
    this.process = process;
    this.orders = new PrintWriter(process.getOutputStream(), true, StandardCharsets.UTF_8);
    this.answers =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /**
   * Starts one.
   *
   * @param useCase enrolment or booking
   */
  static Floor of(String useCase, Suite suite, SuiteService service) throws IOException {
    var words = new ArrayList<>(JavaLike.options(suite.process(service.folder())));
    words.addAll(
        List.of(
            "-cp", System.getProperty("java.class.path"), FloorProgram.class.getName(), useCase));
    var command = new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.INHERIT);
    command.environment().putAll(suite.databaseSettings(service));
    return new Floor(command.start());
  }

  ProcessHandle process() {
    return process.toHandle();
  }

  /** All clients at once, for this long. */
  Load run(int clients, Duration time) throws IOException {
    return order("%d %d".formatted(clients, time.toMillis()));
  }

  /** Each client so many times. */
  void call(int clients, int times) throws IOException {
    order("%d %s %d".formatted(clients, FloorProgram.CALLS, times));
  }

  private Load order(String line) throws IOException {
    orders.println(line);
    var answer = answers.readLine();
    if (answer == null) {
      throw new MeasurementFailed("The floor has broken off.");
    }
    var figures = answer.split(" ");
    return new Load(
        Double.parseDouble(figures[0]),
        Double.parseDouble(figures[1]),
        Double.parseDouble(figures[2]));
  }

  @Override
  public void close() {
    process.destroy();
  }
}
