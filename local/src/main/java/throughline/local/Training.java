package throughline.local;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Starts Kafka, Keycloak and each service once as they start with an image, so that Java keeps what
 * a start has loaded and linked: a start with that cache takes less than half of a processor's time
 * (JEP 514).
 */
public final class Training {
  /** Before the path of a cache: that it is taken, and that it is made when the process ends. */
  static final String TAKE = "-XX:AOTCache=";

  static final String MAKE = "-XX:AOTCacheOutput=";

  /** With this mode Java ends, rather than start as it would without. */
  private static final String OR_END = "-XX:AOTMode=on";

  /** What the first visitor asks for and needs no sign-in. */
  private static final List<String> PAGES =
      List.of("/", "/accessibility", "/help", "/published", "/api/nothing", "/assets/suite.css");

  /** More than a first start takes on a machine that has much else to do. */
  private static final Duration LONGEST = Duration.ofMinutes(3);

  private final Settings settings;
  private final Path images;
  private final Console console;

  /** A server of which the stack has a process of its own. */
  interface Trained {

    /**
     * @param cache {@link #TAKE} or {@link #MAKE}
     */
    ProcessBuilder command(Image image, String cache);
  }

  private interface Start {
    ProcessBuilder with(String cache);
  }

  private record Trainee(
      String title, Image image, Start start, BooleanSupplier isReady, Runnable visit) {}

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
   * Returns when every server has its cache and has started with it.
   *
   * @param options with which the image of a service starts Java: with others it would refuse the
   *     cache
   * @throws CannotStart naming the server that did not come up or left no cache
   */
  public void run(List<String> options) throws IOException, InterruptedException {
    try (Stack stack = new Stack(settings, console)) {
      stack.startWithoutServices(true);
      for (String server : List.of("kafka", "keycloak")) {
        stack.hold(server);
        train(ofStack(stack.server(server)));
        stack.release(server);
        await(
            "The stack's " + server,
            () -> stack.isReady(server),
            () -> true,
            settings.folder().resolve("logs"));
      }
      for (SuiteService service : SuiteService.values()) {
        train(ofService(stack, service, options));
      }
    }
  }

  private Trainee ofStack(Server server) {
    Image image = new Image(images, server.name());
    Trained trained = (Trained) server;
    return new Trainee(
        server.title(), image, cache -> trained.command(image, cache), server::isReady, () -> {});
  }

  private Trainee ofService(Stack stack, SuiteService service, List<String> options) {
    Image image = new Image(images, service.folder());
    return new Trainee(
        service.title(),
        image,
        cache -> start(stack, service, image, options, cache),
        () -> Http.isOk(settings.address(service.management()) + "/q/health/ready"),
        () -> PAGES.forEach(page -> Http.isOk(settings.address(service.port()) + page)));
  }

  private ProcessBuilder start(
      Stack stack, SuiteService service, Image image, List<String> options, String cache) {
    List<String> command = new ArrayList<>(List.of(image.java().toString()));
    command.addAll(options);
    command.add("-Xmx" + service.heap());
    command.add(cache + image.cache());
    command.addAll(List.of("-jar", image.jar().getFileName().toString()));
    ProcessBuilder start =
        stack.anotherInstance(
            service,
            settings.ports().of(service.port()),
            settings.ports().of(service.management()));
    return start.command(command).directory(image.folder().toFile());
  }

  private void train(Trainee trainee) throws IOException, InterruptedException {
    Image image = trainee.image();
    Files.createDirectories(image.folder());
    Files.deleteIfExists(image.cache());
    startAndStop("ready, first start", trainee, trainee.start().with(MAKE));
    if (!image.isTrained()) {
      throw new CannotStart("%s left no cache: see %s".formatted(trainee.title(), log(image)));
    }
    ProcessBuilder again = trainee.start().with(TAKE);
    again.command().add(1, OR_END);
    startAndStop("ready from its image", trainee, again);
  }

  /** Says how long it took, and of a processor too, which does not hang on who else runs. */
  private void startAndStop(String what, Trainee trainee, ProcessBuilder start)
      throws IOException, InterruptedException {
    Stopwatch watch = new Stopwatch();
    File log = log(trainee.image());
    Process process = start.redirectErrorStream(true).redirectOutput(log).start();
    try {
      await(trainee.title(), trainee.isReady(), process::isAlive, log.toPath());
      Duration elapsed = watch.elapsed();
      Duration processor = process.info().totalCpuDuration().orElse(Duration.ZERO);
      console.step(
          trainee.title(),
          "%s, %s of a processor".formatted(what, Console.seconds(processor)),
          elapsed);
      trainee.visit().run();
    } finally {
      process.destroy();
      process.waitFor();
    }
  }

  private static void await(
      String title, BooleanSupplier isReady, BooleanSupplier isAlive, Path log)
      throws InterruptedException {
    Stopwatch watch = new Stopwatch();
    while (!isReady.getAsBoolean()) {
      if (!isAlive.getAsBoolean()) {
        throw new CannotStart("%s ended: see %s".formatted(title, log));
      }
      if (watch.isPast(LONGEST)) {
        throw new CannotStart(
            "%s was not ready within %s: see %s".formatted(title, Console.seconds(LONGEST), log));
      }
      Thread.sleep(20);
    }
  }

  private File log(Image image) {
    return settings.folder().resolve(image.server() + "-training.log").toFile();
  }
}
