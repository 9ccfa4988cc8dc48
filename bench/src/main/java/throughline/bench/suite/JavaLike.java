package throughline.bench.suite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** How to start a Java that has the options of another, as the floor of what that one does. */
public final class JavaLike {

  private JavaLike() {}

  /**
   * The command and its options.
   *
   * @param service a process that runs a jar
   */
  public static List<String> options(ProcessHandle service) throws IOException {
    var file = Path.of("/proc", Long.toString(service.pid()), "cmdline");
    return upToJar(List.of(Files.readString(file).split("\0")));
  }

  static List<String> upToJar(List<String> commandLine) {
    var jar = commandLine.indexOf("-jar");
    if (jar < 0) {
      throw new IllegalArgumentException("runs no jar");
    }
    return commandLine.subList(0, jar);
  }
}
