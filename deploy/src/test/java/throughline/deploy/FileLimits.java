package throughline.deploy;

import java.util.regex.Pattern;

/** How much of files the services take, as their settings say. */
final class FileLimits {

  private static final String SETTINGS =
      "platform/web/src/main/resources/META-INF/microprofile-config.properties";

  private static final long MEGABYTE = 1 << 20;

  private FileLimits() {}

  /** Bytes of disk for all files that are on their way in. */
  static long uploadDisk() {
    return megabytes("throughline.limits.upload.disk") * MEGABYTE;
  }

  /** The largest body that is let in, to be refused on the page, as nginx writes it. */
  static String largestBody() {
    return megabytes("quarkus.http.limits.max-body-size") + "m";
  }

  static boolean takesFiles(String service) {
    return Repository.THIS.services().contains(service)
        && Repository.THIS
            .text("services/%s/src/main/resources/application.properties".formatted(service))
            .contains("throughline.limits.upload.paths=");
  }

  private static long megabytes(String setting) {
    var line = Pattern.compile("(?m)^%s=(\\d+)M$".formatted(Pattern.quote(setting)));
    var found = line.matcher(Repository.THIS.text(SETTINGS));
    if (!found.find()) {
      throw new AssertionError(setting + " is not given in megabytes");
    }
    return Long.parseLong(found.group(1));
  }
}
