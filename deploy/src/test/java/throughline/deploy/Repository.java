package throughline.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * The source tree, or a copy of what this module checks in it.
 *
 * @param root the folder of docker-compose.yml
 */
record Repository(Path root) {

  static final Repository THIS = new Repository(Path.of("..").toAbsolutePath().normalize());

  private static final List<String> CHECKED =
      List.of(
          "k8s",
          "deploy/Dockerfile",
          "deploy/fill-secrets",
          "deploy/kafka",
          "deploy/keycloak",
          "deploy/postgresql",
          "local/src/main/resources/master",
          "local/src/main/resources/password-blacklists",
          "local/src/main/resources/realm",
          "docker-compose.yml",
          ".env.example");

  /** A copy that may be edited, with every file of secrets filled. */
  static Repository copyTo(Path folder) {
    for (String part : CHECKED) {
      copy(THIS.path(part), folder.resolve(part));
    }
    Repository copy = new Repository(folder);
    copy.fillSecrets();
    return copy;
  }

  private void fillSecrets() {
    for (String overlay : List.of("development", "production")) {
      Command.Result realm = Command.of(path("deploy/keycloak/realm-import").toString()).run();
      write("k8s/overlays/%s/realm.yaml".formatted(overlay), realm.mustSucceed().output());
    }
    for (Path example : files("k8s", ".env.example")) {
      Path filled = Path.of(example.toString().replace(".example", ""));
      Command.of(path("deploy/fill-secrets").toString(), example.toString(), filled.toString())
          .run()
          .mustSucceed();
    }
    Command.of(path("deploy/fill-secrets").toString(), ".env.example", ".env")
        .in(root)
        .run()
        .mustSucceed();
  }

  Path path(String relative) {
    return root.resolve(relative);
  }

  String text(String relative) {
    return text(path(relative));
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Replaces a text that must be there, so that an edit cannot silently do nothing. */
  void edit(String relative, String old, String replacement) {
    String before = text(relative);
    if (!before.contains(old)) {
      throw new IllegalArgumentException("%s does not contain: %s".formatted(relative, old));
    }
    write(relative, before.replace(old, replacement));
  }

  void write(String relative, String text) {
    try {
      Files.writeString(path(relative), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<Path> files(String below, String ending) {
    try (Stream<Path> all = Files.walk(path(below))) {
      return all.filter(file -> file.toString().endsWith(ending))
          .filter(file -> !file.toString().contains("/target/"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<String> services() {
    try (Stream<Path> folders = Files.list(path("services"))) {
      return folders
          .filter(Files::isDirectory)
          .map(folder -> folder.getFileName().toString())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void copy(Path from, Path to) {
    // What the owner has filled and made stays where it is: the copy makes its own.
    try (Stream<Path> all = Files.walk(from)) {
      for (Path file :
          all.filter(f -> !f.toString().matches(".*(\\.env|/realm\\.yaml)")).toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        Files.createDirectories(Files.isDirectory(file) ? target : target.getParent());
        if (Files.isRegularFile(file)) {
          Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
