package throughline.tracker.engine.measurefile;

import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import throughline.tracker.engine.measurefile.BadMeasureFile.Problem;

/** In which line of a text each key of its one measure stands. */
final class KeyLines {

  private final Map<String, Integer> lines = new HashMap<>();
  private final Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private final int first;

  KeyLines(Node document) {
    this.first = document.getStartMark().getLine() + 1;
    note("", document);
  }

  private void note(String path, Node node) {
    if (!seen.add(node)) {
      return;
    }
    if (node instanceof SequenceNode list) {
      list.getValue().forEach(entry -> note(path, entry));
    } else if (node instanceof MappingNode mapping) {
      for (var pair : mapping.getValue()) {
        if (pair.getKeyNode() instanceof ScalarNode key) {
          var name = path.isEmpty() ? key.getValue() : path + "." + key.getValue();
          lines.putIfAbsent(name, key.getStartMark().getLine() + 1);
          note(name.equals("measures") ? "" : name, pair.getValueNode());
        }
      }
    }
  }

  String sentence(Problem problem) {
    var key = problem.key();
    while (!key.isEmpty() && !lines.containsKey(key)) {
      key = key.substring(0, Math.max(0, key.lastIndexOf('.')));
    }
    return "Line %d: %s".formatted(lines.getOrDefault(key, first), problem.words());
  }
}
