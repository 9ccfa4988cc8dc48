package throughline.local.command;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import throughline.client.CallFailed;
import throughline.local.CannotStart;
import throughline.local.Console;
import throughline.local.Launcher;
import throughline.local.Settings;
import throughline.local.journey.Journey;
import throughline.local.journey.JourneyFailed;

/** The command behind ./run. */
public final class Main {
  // Held, since a logger that nothing refers to forgets its level.
  private static final Logger LIBRARIES = Logger.getLogger("org.apache.kafka");

  private Main() {}

  public static void main(String[] arguments) {
    LIBRARIES.setLevel(Level.OFF);
    Path repository = Path.of(System.getProperty("throughline.repository", "."));
    try {
      Settings settings = Settings.fromEnvironment(repository, System.getenv());
      System.exit(run(settings, List.of(arguments)) ? 0 : 1);
    } catch (CannotStart | CallFailed | JourneyFailed e) {
      System.err.println(e.getMessage());
      System.exit(1);
    } catch (IOException e) {
      System.err.println("%s cannot be read: %s".formatted(repository, e.getMessage()));
      System.exit(1);
    } catch (InterruptedException e) {
      System.exit(1);
    }
  }

  private static boolean run(Settings settings, List<String> options)
      throws IOException, InterruptedException {
    Console console = new Console(System.out);
    Launcher launcher = new Launcher(settings, console, options.contains("--observe"));
    boolean fresh = options.contains("--fresh");
    boolean demo = options.contains("--demo");
    if (options.contains("--journey")) {
      return launcher.through(
          () -> new Journey(settings, console, Clock.systemUTC()).run(), fresh, demo);
    }
    launcher.stay(fresh, demo);
    return true;
  }
}
