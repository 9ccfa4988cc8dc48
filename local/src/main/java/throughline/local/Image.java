package throughline.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What {@code deploy/lay-out} makes for a server: a Java, and what that Java kept of an earlier
 * start. Of a service it is what the image holds; Kafka and Keycloak have images of others, and
 * start so on this machine alone.
 *
 * @param images with the folder of Java and one folder for each server
 */
record Image(Path images, String server) {

  static Image of(Path repository, String server) {
    return new Image(repository.resolve("deploy/target/image"), server);
  }

  Path folder() {
    return images.resolve(server);
  }

  Path java() {
    return images.resolve("java/bin/java");
  }

  /** Of a service: the jar by the name under which Java takes the cache for it. */
  Path jar() {
    return folder().resolve("quarkus-run.jar");
  }

  /** What an earlier start loaded, linked and kept. */
  Path cache() {
    return folder().resolve("app.aot");
  }

  boolean isTrained() {
    return Files.exists(cache());
  }

  /** Whether it was trained from a jar that has not been built anew since. */
  boolean isOf(Path built) {
    try {
      return isTrained()
          && Files.getLastModifiedTime(cache()).compareTo(Files.getLastModifiedTime(built)) > 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Has its Java run a command.
   *
   * @param cache Java's option that makes the cache or takes it
   */
  JavaCommand run(JavaCommand command, String cache) {
    return command.by(java()).with("-XX:+UseCompactObjectHeaders", cache + cache());
  }
}
