package throughline.holes;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A library that ships.
 *
 * @param part what it belongs to: a service, the local stack or an archive of it
 * @param name group.artifact-version, perhaps with a folder before the group
 */
record Jar(String part, String name) {
  private static final Pattern IN_A_REPOSITORY =
      Pattern.compile(
          "(?<before>.*)/(?<artifact>[^/]+)/(?<version>[^/]+)/\\k<artifact>-(?<rest>.+)");

  /**
   * @param file either named after group, artifact and version, as Quarkus does, or lying in a
   *     Maven repository
   */
  static Jar of(String part, String file) {
    String name = file.substring(0, file.length() - ".jar".length());
    Matcher path = IN_A_REPOSITORY.matcher(name);
    return path.matches()
        ? new Jar(
            part,
            path.group("before").replace('/', '.')
                + "."
                + path.group("artifact")
                + "-"
                + path.group("rest"))
        : new Jar(part, name.substring(name.lastIndexOf('/') + 1));
  }
}
