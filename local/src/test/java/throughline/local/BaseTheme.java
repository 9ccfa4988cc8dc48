package throughline.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

/** The plain theme that the suite's own stands on, as Keycloak's distribution brings it. */
final class BaseTheme {
  private static final String JAR = "/lib/lib/main/org.keycloak.keycloak-themes-";
  private static final String BASE = "theme/base/";

  private BaseTheme() {}

  /** The names of its templates in a folder, such as "login" or "email/html". */
  static TreeSet<String> templates(String folder) throws IOException {
    TreeSet<String> names = new TreeSet<>();
    String start = BASE + folder + "/";
    read(
        (entry, content) -> {
          String name = entry.getName();
          if (name.startsWith(start) && name.endsWith(".ftl")) {
            names.add(name.substring(start.length()));
          }
        });
    return names;
  }

  /** Its English messages for a kind of theme, "login" or "email". */
  static Properties messages(String kind) throws IOException {
    Properties messages = new Properties();
    String file = BASE + kind + "/messages/messages_en.properties";
    read(
        (entry, content) -> {
          if (entry.getName().equals(file)) {
            messages.load(content);
          }
        });
    return messages;
  }

  private interface Reading {
    void read(ZipEntry entry, ZipInputStream content) throws IOException;
  }

  private static void read(Reading reading) throws IOException {
    Path archive = ClassPath.archive("keycloak-quarkus-dist-").orElseThrow();
    try (ZipFile distribution = new ZipFile(archive.toFile())) {
      ZipEntry jar =
          distribution.stream()
              .map(ZipEntry.class::cast)
              .filter(entry -> entry.getName().contains(JAR))
              .filter(entry -> !entry.getName().contains("vendor"))
              .findFirst()
              .orElseThrow();
      try (ZipInputStream themes = new ZipInputStream(distribution.getInputStream(jar))) {
        for (ZipEntry entry = themes.getNextEntry(); entry != null; entry = themes.getNextEntry()) {
          reading.read(entry, themes);
        }
      }
    }
  }

  /** The files of a folder of our own by their names. */
  static TreeSet<String> own(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      List<String> names =
          files.map(Path::getFileName).map(Path::toString).filter(n -> n.endsWith(".ftl")).toList();
      return new TreeSet<>(names);
    }
  }
}
