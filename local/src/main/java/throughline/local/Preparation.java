package throughline.local;

import java.io.IOException;

/**
 * What servers are started from and takes a while to make: it waits for no service, so that it is
 * made while these are built.
 */
public record Preparation(Settings settings, Console console) {

  /** Does nothing when all is there already. */
  public void run() throws IOException, InterruptedException {
    new Workspace(settings.folder()).create();
    settings.postgreSql().prepare(settings.cache());
    new KeycloakBuild(settings, console).once();
  }
}
