package throughline.local.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import throughline.local.CannotStart;
import throughline.local.Console;
import throughline.local.Settings;
import throughline.local.Training;

/** The command behind deploy/lay-out: the folder of the images, then Java's options. */
public final class Train {
  private static final Logger LIBRARIES = Logger.getLogger("org.apache.kafka");

  private Train() {}

  public static void main(String[] arguments) {
    LIBRARIES.setLevel(Level.OFF);
    Path repository = Path.of(System.getProperty("throughline.repository", "."));
    Path images = Path.of(arguments[0]).toAbsolutePath();
    Settings settings =
        Settings.onFreePorts(repository, images.resolveSibling("training").toAbsolutePath());
    try {
      new Training(settings, images, new Console(System.out))
          .run(List.of(arguments).subList(1, arguments.length));
      System.exit(0);
    } catch (CannotStart | IOException e) {
      System.err.println(e.getMessage());
      System.exit(1);
    } catch (InterruptedException e) {
      System.exit(1);
    }
  }
}
