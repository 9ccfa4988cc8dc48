package throughline.local;

import java.nio.file.Files;
import java.nio.file.Path;

/** Zipkin, which keeps the newest traces in memory and shows them; ./run fetches it when asked. */
final class TraceStore extends Server {
  private final Settings settings;

  TraceStore(Settings settings) {
    super("zipkin", "Zipkin", Port.TRACES_PAGE);
    this.settings = settings;
  }

  @Override
  void prepare() {
    if (!Files.exists(jar())) {
      throw new CannotStart("%s is not there: ./run --observe fetches it.".formatted(jar()));
    }
  }

  private Path jar() {
    return settings.cache().resolve("observe/zipkin-server.jar");
  }

  @Override
  ProcessBuilder command() {
    ProcessBuilder command =
        new JavaCommand(settings.folder(), name(), "192m", Compilers.FIRST)
            .with(
                "-jar",
                jar().toString(),
                // Nothing of a local stack is for other machines to see.
                "--armeria.ports[0].ip=127.0.0.1",
                "--armeria.ports[0].port=" + settings.ports().of(Port.TRACES_PAGE),
                "--armeria.ports[0].protocols[0]=http")
            .build();
    command.environment().put("MEM_MAX_SPANS", "50000");
    return command;
  }

  @Override
  boolean isReady() {
    return Http.isOk(settings.address(Port.TRACES_PAGE) + "/health");
  }
}
