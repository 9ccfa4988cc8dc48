package throughline.local;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Starts each service once from the files of its image, so that Java keeps what a start has loaded
 * and linked: a start with that cache takes less than half of a processor's time (JEP 514).
 */
public final class Training {
  /** What the first visitor asks for and needs no sign-in. */
  private static final List<String> PAGES =
      List.of("/", "/accessibility", "/help", "/published", "/api/nothing", "/assets/suite.css");

  private final Settings settings;
  private final Path images;
  private final Console console;

  /**
   * @param settings of a stack that nobody else runs
   * @param images with the folder of Java and one folder for each service
   */
  public Training(Settings settings, Path images, Console console) {
    this.settings = settings;
    this.images = images;
    this.console = console;
  }

  /**
   * Returns when every service has its cache and has started with it.
   *
   * @param options with which the image starts Java: with others it would refuse the cache
   * @throws CannotStart naming the service that did not come up or left no cache
   */
  public void run(List<String> options) throws IOException, InterruptedException {
    try (Stack stack = new Stack(settings, console)) {
      stack.startDatabaseAndBroker(true);
      for (SuiteService service : SuiteService.values()) {
        train(stack, service, options);
      }
    }
  }

  private void train(Stack stack, SuiteService service, List<String> options)
      throws IOException, InterruptedException {
    Image image = new Image(images, service);
    Files.deleteIfExists(image.cache());
    String cache = image.cache().getFileName().toString();
    startAndStop("ready, first start", stack, service, options, "-XX:AOTCacheOutput=" + cache);
    if (!Files.exists(image.cache())) {
      throw new CannotStart("%s left no cache: see %s".formatted(service.title(), log(service)));
    }
    // With this mode Java ends, rather than start as it would without.
    startAndStop(
        "ready from its image", stack, service, options, "-XX:AOTCache=" + cache, "-XX:AOTMode=on");
  }

  /** Says how long it took, and of a processor too, which does not hang on who else runs. */
  private void startAndStop(
      String what, Stack stack, SuiteService service, List<String> options, String... more)
      throws IOException, InterruptedException {
    Stopwatch watch = new Stopwatch();
    Process process = start(stack, service, options, more);
    try {
      awaitReady(service, process);
      Duration elapsed = watch.elapsed();
      Duration processor = process.info().totalCpuDuration().orElse(Duration.ZERO);
      console.step(
          service.title(),
          "%s, %s of a processor".formatted(what, Console.seconds(processor)),
          elapsed);
      PAGES.forEach(page -> Http.isOk(settings.address(service.port()) + page));
    } finally {
      process.destroy();
      process.waitFor();
    }
  }

  private Process start(Stack stack, SuiteService service, List<String> options, String... more)
      throws IOException {
    Image image = new Image(images, service);
    List<String> command = new ArrayList<>(List.of(image.java().toString()));
    command.addAll(options);
    command.add("-Xmx" + service.heap());
    command.addAll(List.of(more));
    command.addAll(List.of("-jar", image.jar().getFileName().toString()));
    ProcessBuilder start =
        stack.anotherInstance(
            service,
            settings.ports().of(service.port()),
            settings.ports().of(service.management()));
    return start
        .command(command)
        .directory(image.folder().toFile())
        .redirectErrorStream(true)
        .redirectOutput(log(service))
        .start();
  }

  private void awaitReady(SuiteService service, Process process) throws InterruptedException {
    String ready = settings.address(service.management()) + "/q/health/ready";
    while (!Http.isOk(ready)) {
      if (!process.isAlive()) {
        throw new CannotStart("%s ended: see %s".formatted(service.title(), log(service)));
      }
      Thread.sleep(20);
    }
  }

  private File log(SuiteService service) {
    return settings.folder().resolve(service.folder() + "-training.log").toFile();
  }
}
