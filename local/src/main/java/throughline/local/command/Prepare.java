package throughline.local.command;

import java.io.IOException;
import java.nio.file.Path;
import throughline.local.CannotStart;
import throughline.local.Console;
import throughline.local.Preparation;
import throughline.local.Settings;

/** Runs in the build of ./run, beside the services. */
public final class Prepare {

  private Prepare() {}

  public static void main(String[] arguments) throws InterruptedException {
    Path repository = Path.of(System.getProperty("throughline.repository", "."));
    Settings settings = Settings.fromEnvironment(repository, System.getenv());
    try {
      new Preparation(settings, new Console(System.out)).run();
    } catch (CannotStart | IOException e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }
}
