package throughline.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The suite's look of Keycloak's pages and e-mails: the theme's own files, and the stylesheet,
 * script and icon that the services show, which exist once. The image of deploy/keycloak is put
 * together in the same way.
 */
final class SignInTheme {
  static final String NAME = "throughline";
  private static final String THEMES = "deploy/keycloak/themes";
  private static final String SHARED = "platform/web/src/main/resources/throughline/assets";
  private static final String RESOURCES = NAME + "/login/resources";

  private SignInTheme() {}

  static void layOut(Path repository, Path home) throws IOException {
    Path themes = home.resolve("themes");
    Workspace.deleteTree(themes);
    copy(repository.resolve(THEMES), themes);
    copy(repository.resolve(SHARED), themes.resolve(RESOURCES));
    // Keycloak keeps compressed copies there, by name, and would go on sending those of yesterday.
    Workspace.deleteTree(home.resolve("data/tmp"));
  }

  private static void copy(Path from, Path to) throws IOException {
    List<Path> all;
    try (Stream<Path> walk = Files.walk(from)) {
      all = walk.filter(Files::isRegularFile).toList();
    }
    for (Path file : all) {
      Path target = to.resolve(from.relativize(file).toString());
      Files.createDirectories(target.getParent());
      Files.copy(file, target);
    }
  }
}
