package throughline.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What {@code deploy/lay-out} puts into the image of a service, as files of this machine.
 *
 * @param images with the folder of Java and one folder for each service
 */
record Image(Path images, SuiteService service) {

  static Image of(Path repository, SuiteService service) {
    return new Image(repository.resolve("deploy/target/image"), service);
  }

  Path folder() {
    return images.resolve(service.folder());
  }

  Path java() {
    return images.resolve("java/bin/java");
  }

  Path jar() {
    return folder().resolve("quarkus-run.jar");
  }

  /** What an earlier start of the service loaded, linked and kept. */
  Path cache() {
    return folder().resolve("app.aot");
  }

  /** Whether it was trained from a jar that has not been built anew since. */
  boolean isOf(Path built) {
    try {
      return Files.exists(cache())
          && Files.getLastModifiedTime(cache()).compareTo(Files.getLastModifiedTime(built)) > 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Java takes the cache only for the jar by the name under which it was trained. */
  ProcessBuilder start(JavaCommand command) {
    return command
        .by(java())
        .with("-XX:+UseCompactObjectHeaders", "-XX:AOTCache=" + cache().getFileName())
        .with("-jar", jar().getFileName().toString())
        .build()
        .directory(folder().toFile());
  }
}
