package throughline.e2e;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import throughline.local.SuiteService;

/**
 * Alerts and dashboard ask for what the services really tell: a metric that nobody has is silence.
 */
@EndToEnd
@BesideOthers
class ObservedMetricsTest {
  private static final Path FOLDER = Path.of("..", "deploy", "observe");

  /** A rule's or a panel's question, where it may run over lines. */
  private static final Pattern QUESTION =
      Pattern.compile(
          "\"expr\": \"((?:[^\"\\\\]|\\\\.)*)\"|expr: \\|\n((?: {10}.*\n)+)|expr: (.*)");

  private static final Pattern NOT_A_METRIC =
      Pattern.compile(
          "\\{[^}]*}|\\[[^]]*]|\\b\\w+ by \\([^)]*\\)|\\b\\w+ ?\\(|\\b(and|or|unless)\\b");

  private static final Pattern NAME = Pattern.compile("\\b[a-z][a-z0-9_]*\\b");

  private final Suite suite;

  ObservedMetricsTest(Suite suite) {
    this.suite = suite;
  }

  @Test
  void everyQuestionNamesAMetricThatAServiceTells() throws Exception {
    Set<String> asked = new TreeSet<>(asked("alerts.yaml"));
    asked.addAll(asked("dashboard.json"));
    assertTrue(asked.contains("outbox_oldest_age_seconds") && asked.size() > 15, asked.toString());
    asked.remove("up"); // Prometheus' own
    asked.removeIf(metric -> metric.startsWith("kubelet_"));

    new Given(suite).somethingOfEachService();
    await().untilAsserted(() -> assertEquals(Set.of(), without(asked, told())));
  }

  private static Set<String> asked(String file) throws IOException {
    return QUESTION
        .matcher(Files.readString(FOLDER.resolve(file)))
        .results()
        .map(found -> found.group().replaceFirst("^\"?expr\"?: ", "").replace("\\\"", "'"))
        .map(question -> NOT_A_METRIC.matcher(question).replaceAll(" "))
        .flatMap(question -> NAME.matcher(question).results())
        .map(name -> name.group())
        .collect(Collectors.toSet());
  }

  private Set<String> told() {
    Set<String> told = new TreeSet<>();
    for (SuiteService service : SuiteService.values()) {
      metrics(service)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .forEach(line -> told.add(line.split("[ {]")[0]));
    }
    return told;
  }

  private String metrics(SuiteService service) {
    String address = suite.stack().settings().address(service.management()) + "/q/metrics";
    try (InputStream answer = URI.create(address).toURL().openStream()) {
      return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Set<String> without(Set<String> all, Set<String> some) {
    Set<String> left = new TreeSet<>(all);
    left.removeAll(some);
    return left;
  }
}
