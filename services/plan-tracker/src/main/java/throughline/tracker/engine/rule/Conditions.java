package throughline.tracker.engine.rule;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What fields of a fact, or of an entry of one of its lists, must say. */
final class Conditions {

  private final List<Condition> all;

  private record Condition(String field, List<String> wanted, Otherwise otherwise) {

    /** The parser of JSON interns its names, too: then the field is found without comparing. */
    static Condition of(String field, List<String> wanted) {
      return new Condition(field.intern(), wanted, Otherwise.of(field, wanted));
    }

    boolean holds(JsonNode node) {
      return wanted.contains(node.path(field).asText());
    }

    String whyNot(JsonNode node) {
      var actual = node.path(field).asText();
      return actual.isEmpty()
          ? otherwise.nothing()
          : otherwise.begin() + FieldWords.of(actual) + otherwise.end();
    }
  }

  private record Otherwise(String nothing, String begin, String end) {

    static Otherwise of(String field, List<String> wanted) {
      var name = FieldWords.of(field);
      return new Otherwise(
          "there is no " + name,
          name + " is ",
          wanted.stream()
              .filter(value -> !value.isEmpty())
              .map(FieldWords::of)
              .collect(Collectors.joining(" or ", ", not ", "")));
    }
  }

  private Conditions(List<Condition> all) {
    this.all = all;
  }

  static Conditions of(Map<String, List<String>> wanted) {
    return new Conditions(
        wanted.entrySet().stream().map(e -> Condition.of(e.getKey(), e.getValue())).toList());
  }

  /** Whether they all hold; to say why not costs more. */
  boolean hold(JsonNode node) {
    return firstUnmet(node) == null;
  }

  String unmet(JsonNode node) {
    var unmet = firstUnmet(node);
    return unmet == null ? null : unmet.whyNot(node);
  }

  private Condition firstUnmet(JsonNode node) {
    for (int i = 0; i < all.size(); i++) {
      if (!all.get(i).holds(node)) {
        return all.get(i);
      }
    }
    return null;
  }
}
