package throughline.local;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The Prometheus that is installed, with the rules that a council's would have. */
final class Prometheus extends Server {
  private static final String PROGRAM = "prometheus";
  private static final String SETTINGS =
      """
      global: {scrape_interval: 5s, evaluation_interval: 5s}
      rule_files: ['%s']
      scrape_configs:
        - job_name: throughline
          metrics_path: /q/metrics
          static_configs:
      %s
      """;

  private final Settings settings;
  private final Path data;

  Prometheus(Settings settings, Workspace workspace) {
    super(PROGRAM, "Prometheus", Port.PROMETHEUS);
    this.settings = settings;
    this.data = workspace.data(PROGRAM);
  }

  @Override
  void prepare() throws IOException {
    if (Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .noneMatch(folder -> Files.isExecutable(Path.of(folder, PROGRAM)))) {
      throw new CannotStart(
          "Prometheus was not found: install it (on Debian and Ubuntu: apt-get install prometheus) so that prometheus is on the PATH, or leave --observe out.");
    }
    Files.createDirectories(data);
    Path alerts = settings.repository().resolve("deploy/observe/alerts.yaml");
    Files.writeString(file(), SETTINGS.formatted(alerts, targets()));
  }

  private String targets() {
    return Stream.of(SuiteService.values())
        .map(
            service ->
                "      - {targets: ['localhost:%d'], labels: {service: %s}}"
                    .formatted(settings.ports().of(service.management()), service.folder()))
        .collect(Collectors.joining("\n"));
  }

  private Path file() {
    return data.resolve("prometheus.yaml");
  }

  @Override
  ProcessBuilder command() {
    return new ProcessBuilder(
        PROGRAM,
        "--config.file=" + file(),
        "--storage.tsdb.path=" + data.resolve("series"),
        "--storage.tsdb.retention.time=7d",
        "--web.listen-address=localhost:" + settings.ports().of(Port.PROMETHEUS),
        "--log.level=warn",
        // By which the next launcher knows it as its own.
        "--web.page-title",
        OrphanedProcesses.postgresMark(settings.folder()));
  }

  @Override
  boolean isReady() {
    return Http.isOk(settings.address(Port.PROMETHEUS) + "/-/ready");
  }
}
