package throughline.holes;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import throughline.local.SuiteService;

/** Every library that runs in production or in ./run, as the build has just put it together. */
final class Shipped {
  private static final Path REPOSITORY = Path.of("").toAbsolutePath().getParent();

  private Shipped() {}

  static List<Jar> all() throws IOException {
    List<Jar> jars = new ArrayList<>();
    for (SuiteService service : SuiteService.values()) {
      jars.addAll(ofService(service.folder()));
    }
    String classPath = Files.readString(REPOSITORY.resolve("local/target/class-path")).strip();
    for (String file : classPath.split(File.pathSeparator)) {
      jars.addAll(file.endsWith(".zip") ? inside(Path.of(file)) : List.of(Jar.of("local", file)));
    }
    return jars;
  }

  private static List<Jar> ofService(String folder) throws IOException {
    Path libraries = REPOSITORY.resolve("services/%s/target/quarkus-app/lib".formatted(folder));
    try (Stream<Path> files = Files.walk(libraries)) {
      return files
          .map(Path::toString)
          .filter(file -> file.endsWith(".jar"))
          .map(file -> Jar.of(folder, file.substring(file.lastIndexOf('/') + 1)))
          .toList();
    }
  }

  private static List<Jar> inside(Path archive) throws IOException {
    String part = archive.getFileName().toString().replace(".zip", "");
    try (ZipFile zip = new ZipFile(archive.toFile())) {
      return zip.stream()
          .filter(entry -> entry.getName().endsWith(".jar"))
          .map(entry -> Jar.of(part, entry.getName()))
          .toList();
    }
  }
}
