package throughline.local;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The launcher's own class path, on which the servers' archives lie beside the libraries. */
final class ClassPath {
  private ClassPath() {}

  static String all() {
    return System.getProperty("java.class.path");
  }

  /** The jars that Maven fetched: those of the repository are made anew by each build. */
  static String librariesBeside(Path repository) {
    return Stream.of(all().split(File.pathSeparator))
        .map(entry -> Path.of(entry).toAbsolutePath())
        .filter(entry -> entry.toString().endsWith(".jar") && !entry.startsWith(repository))
        .map(Path::toString)
        .collect(Collectors.joining(File.pathSeparator));
  }

  static Optional<Path> archive(String prefix) {
    return Stream.of(all().split(File.pathSeparator))
        .map(Path::of)
        .filter(
            path -> path.getFileName() != null && path.getFileName().toString().startsWith(prefix))
        .findFirst();
  }
}
