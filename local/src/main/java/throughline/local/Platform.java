package throughline.local;

import com.sun.security.auth.module.UnixSystem;
import java.util.Locale;

/** Which of the machines that PostgreSQL is packed for this is. */
final class Platform {
  private Platform() {}

  /** As the archives of PostgreSQL are named: linux-amd64, darwin-arm64v8. */
  static String name() {
    return system(System.getProperty("os.name")) + "-" + processor(System.getProperty("os.arch"));
  }

  static String system(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.startsWith("mac") ? "darwin" : lower.replace(' ', '-');
  }

  static String processor(String name) {
    return switch (name) {
      case "amd64", "x86_64" -> "amd64";
      case "aarch64", "arm64" -> "arm64v8";
      default -> name;
    };
  }

  static boolean isLinux() {
    return name().startsWith("linux-");
  }

  static boolean isRoot() {
    return new UnixSystem().getUid() == 0;
  }
}
