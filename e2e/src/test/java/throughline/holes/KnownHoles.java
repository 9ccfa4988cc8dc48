package throughline.holes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * The file deploy/known-holes.yaml.
 *
 * @param keptUntil the day on which somebody last asked the makers' own pages
 */
record KnownHoles(LocalDate keptUntil, List<Hole> holes, List<Accepted> accepted) {
  /** A hole that one part ships all the same. */
  record Accepted(String id, String part) {}

  static KnownHoles read() throws IOException {
    String text = Files.readString(Path.of("..", "deploy", "known-holes.yaml"));
    Map<String, Object> file = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
    return new KnownHoles(
        LocalDate.parse((String) file.get("kept-until")),
        entries(file, "holes").map(KnownHoles::hole).toList(),
        entries(file, "accepted").flatMap(KnownHoles::accepted).toList());
  }

  @SuppressWarnings("unchecked")
  private static Stream<Map<String, Object>> entries(Map<String, Object> file, String key) {
    return ((List<Map<String, Object>>) file.get(key)).stream();
  }

  private static Hole hole(Map<String, Object> entry) {
    List<String> artifacts =
        ((List<?>) entry.get("artifacts")).stream().map(Object::toString).toList();
    return new Hole(word(entry, "id"), artifacts, word(entry, "affected"));
  }

  private static Stream<Accepted> accepted(Map<String, Object> entry) {
    return ((List<?>) entry.get("parts"))
        .stream().map(part -> new Accepted(word(entry, "id"), part.toString()));
  }

  private static String word(Map<String, Object> entry, String key) {
    Object value = entry.get(key);
    if (value == null || entry.get("why") == null) {
      throw new IllegalArgumentException("known-holes.yaml: %s lacks a word".formatted(entry));
    }
    return value.toString();
  }

  /** What to say on a day when nobody has asked for long. */
  Optional<String> old(LocalDate today) {
    long days = keptUntil.until(today, ChronoUnit.DAYS);
    return days <= 60
        ? Optional.empty()
        : Optional.of(
            "deploy/known-holes.yaml was kept until %s, %d days ago: ask the makers' pages anew"
                .formatted(keptUntil, days));
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
