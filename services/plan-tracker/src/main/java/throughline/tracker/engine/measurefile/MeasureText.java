package throughline.tracker.engine.measurefile;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.StringReader;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import throughline.tracker.engine.measurefile.BadMeasureFile.Problem;
import throughline.tracker.engine.rule.Measure;

/**
 * One measure as text, in the form of an entry of measures.yaml: as it stands there, by itself, or
 * as a file of one.
 */
public final class MeasureText {

  private static final YAMLMapper WRITER =
      YAMLMapper.builder()
          .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
          .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
          .enable(YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR)
          .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
          .serializationInclusion(JsonInclude.Include.NON_EMPTY)
          .build();

  private MeasureText() {}

  public static String write(Measure measure) {
    try {
      return WRITER.writeValueAsString(MeasureEntry.of(measure));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A measure cannot be written", e);
    }
  }

  public static Measure read(String text, Consumer<Measure> check) {
    var lines = new KeyLines(composed(text));
    try {
      var measure = MeasureFile.measure(entry(MeasureFile.YAML.readTree(text)));
      check.accept(measure);
      return measure;
    } catch (BadMeasureFile wrong) {
      throw new MistypedMeasure(wrong.problems().stream().map(lines::sentence).toList());
    } catch (JsonProcessingException e) {
      throw mistyped(
          e.getLocation() == null ? 1 : e.getLocation().getLineNr(), e.getOriginalMessage());
    }
  }

  public static BadMeasureFile wrong(Measure measure, String key, String predicate) {
    return new BadMeasureFile(measure.id(), Problem.of(key, predicate));
  }

  private static Node composed(String text) {
    try {
      var node = new Yaml(new LoaderOptions()).compose(new StringReader(text));
      if (node == null) {
        throw mistyped(1, "there is no measure");
      }
      return node;
    } catch (MarkedYAMLException e) {
      // A quotation mark that is never closed is wrong where it stands, not where the text ends.
      var isUnclosed = "found unexpected end of stream".equals(e.getProblem());
      var mark = isUnclosed ? e.getContextMark() : e.getProblemMark();
      throw mistyped(mark == null ? 1 : mark.getLine() + 1, "this is no YAML: " + e.getProblem());
    } catch (YAMLException e) {
      throw mistyped(1, "this is no YAML");
    }
  }

  private static MistypedMeasure mistyped(int line, String words) {
    return new MistypedMeasure(List.of("Line %d: %s".formatted(line, words)));
  }

  private static JsonNode entry(JsonNode document) {
    var list = document.path("measures").isArray() ? document.get("measures") : document;
    if (list.isArray() && list.size() != 1) {
      throw new BadMeasureFile("write one measure here, and no list of several");
    }
    var entry = list.isArray() ? list.get(0) : list;
    if (!entry.isObject()) {
      throw new BadMeasureFile("write a measure as keys and values, such as id: volunteer-hours");
    }
    return entry;
  }

  /** In which line of a text each key of its one measure stands. */
  static final class KeyLines {

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
}
