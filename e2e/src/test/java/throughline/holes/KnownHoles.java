package throughline.holes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The file deploy/known-holes.yaml. */
record KnownHoles(List<Hole> holes, List<Accepted> accepted) {
  /** A hole that one part ships all the same. */
  record Accepted(String id, String part) {}

  static KnownHoles read() throws IOException {
    String text = Files.readString(Path.of("..", "deploy", "known-holes.yaml"));
    Map<String, List<Map<String, Object>>> file =
        new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
    return new KnownHoles(
        file.get("holes").stream().map(KnownHoles::hole).toList(),
        file.get("accepted").stream()
            .map(each -> new Accepted(word(each, "id"), word(each, "part")))
            .toList());
  }

  private static Hole hole(Map<String, Object> entry) {
    List<String> artifacts =
        ((List<?>) entry.get("artifacts")).stream().map(Object::toString).toList();
    return new Hole(word(entry, "id"), artifacts, word(entry, "affected"));
  }

  private static String word(Map<String, Object> entry, String key) {
    Object value = entry.get(key);
    if (value == null || entry.get("why") == null) {
      throw new IllegalArgumentException("known-holes.yaml: %s lacks a word".formatted(entry));
    }
    return value.toString();
  }

  /** What ships with a hole that nobody has accepted there. */
  List<String> in(List<Jar> jars) {
    return jars.stream()
        .flatMap(
            jar ->
                holes.stream()
                    .filter(hole -> hole.isIn(jar))
                    .filter(hole -> !accepted.contains(new Accepted(hole.id(), jar.part())))
                    .map(hole -> "%s: %s has %s".formatted(jar.part(), jar.name(), hole.id())))
        .distinct()
        .sorted()
        .toList();
  }

  /** What was accepted and does not ship. */
  List<Accepted> needless(List<Jar> jars) {
    return accepted.stream()
        .filter(
            each ->
                holes.stream()
                    .filter(hole -> hole.id().equals(each.id()))
                    .noneMatch(
                        hole ->
                            jars.stream()
                                .anyMatch(jar -> jar.part().equals(each.part()) && hole.isIn(jar))))
        .toList();
  }
}
