package throughline.deploy;

import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Reads YAML as plain maps and lists; a key written twice is an error. */
final class YamlFile {
  private YamlFile() {}

  static Map<String, Object> map(String text) {
    return map((Object) yaml().load(text));
  }

  private static Yaml yaml() {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    return new Yaml(new SafeConstructor(options));
  }

  /** Nothing counts as an empty map. */
  @SuppressWarnings("unchecked")
  static Map<String, Object> map(Object node) {
    return node == null ? Map.of() : (Map<String, Object>) node;
  }

  /** Nothing counts as an empty list. */
  @SuppressWarnings("unchecked")
  static List<Object> list(Object node) {
    return node == null ? List.of() : (List<Object>) node;
  }

  static List<String> strings(Object node) {
    return list(node).stream().map(String::valueOf).toList();
  }
}
