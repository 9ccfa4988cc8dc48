package throughline.tracker.rulechange;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import throughline.platform.core.input.Fields;
import throughline.platform.core.input.TypedText;
import throughline.tracker.engine.measurefile.BadMeasureFile;
import throughline.tracker.engine.rule.Frequency;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.engine.rule.MeasureKind;
import throughline.tracker.engine.rule.Polarity;
import throughline.tracker.engine.rule.Rule;
import throughline.tracker.engine.rule.Unit;

/** Reads the form of a measure that people enter, and says what is wrong beside its fields. */
final class ParseHandMeasure {

  private static final int LONGEST_TITLE = 200;
  private static final int LONGEST_DEFINITION = 1000;
  private static final int LONGEST_ID = 60;

  /** The field of a key of measures.yaml, where the two are called otherwise. */
  private static final Map<String, String> FIELDS =
      Map.of("place", "byPlace", "outcomes", "outcome", "version", "title", "id", "title");

  private static final Map<String, String> WORDS =
      Map.of(
          "title",
          "Title",
          "unit",
          "Unit",
          "frequency",
          "How often",
          "place",
          "Libraries",
          "version",
          "This");

  private final Fields fields;
  private final HandMeasureRequest typed;

  ParseHandMeasure(Fields fields, HandMeasureRequest typed) {
    this.fields =
        fields
            .called("definition", "What counts")
            .called("polarity", "Which way is better")
            .called("frequency", "How often");
    this.typed = typed;
  }

  Measure added(Predicate<String> taken) {
    var outcome = fields.text("outcome", typed.outcome(), LONGEST_ID, "Choose the outcome");
    var title = title();
    var id = title == null ? null : id(title, taken);
    return measure(id, title, outcome == null ? List.of() : List.of(outcome), 1);
  }

  Measure changed(Measure today, int version) {
    return measure(today.id(), title(), today.outcomes(), version);
  }

  private Measure measure(String id, String title, List<String> outcomes, int version) {
    var definition =
        fields.text("definition", typed.definition(), LONGEST_DEFINITION, "Say what counts");
    var unit =
        fields.oneOf("unit", typed.unit(), Unit.class, "Choose what its figures are, if any");
    var polarity =
        fields.oneOf("polarity", typed.polarity(), Polarity.class, "Choose which way is better");
    if (unit != null && !Units.OFFERED.contains(unit)) {
      fields.reject("unit", "Choose a unit of the list");
    }
    var rule = rule(id, unit);
    return fields.ok()
        ? new Measure(
            id,
            title,
            outcomes,
            MeasureKind.MANUAL,
            unit,
            polarity,
            version,
            definition.strip(),
            rule)
        : null;
  }

  private String title() {
    return fields.text("title", typed.title(), LONGEST_TITLE, "Enter what readers are to call it");
  }

  /** What its owner assesses in words has no figures, so that nothing feeds it. */
  private Optional<Rule> rule(String id, Unit unit) {
    var byPlace = HandMeasureRequest.YES.equals(typed.byPlace());
    var stands = HandMeasureRequest.YES.equals(typed.stands());
    if (byPlace && unit != Unit.NUMBER) {
      fields.reject("byPlace", "Only numbers add up over libraries. Leave this empty");
    }
    if (stands && unit != Unit.NUMBER) {
      fields.reject("stands", "Only numbers add up over the year. Leave this empty");
    }
    if (unit == Unit.JUDGEMENT && TypedText.given(typed.frequency()).isEmpty()) {
      return Optional.empty();
    }
    var often =
        fields.oneOf("frequency", typed.frequency(), Frequency.class, "Choose how often it is due");
    return unit == Unit.JUDGEMENT || often == null || id == null
        ? Optional.empty()
        : Optional.of(Rule.ofReports(id, often, byPlace ? "place" : null, stands));
  }

  /** Made of the title, since it is seen in addresses; never that of another measure. */
  private static String id(String title, Predicate<String> taken) {
    var words = title.toLowerCase(Locale.UK).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    var id = words.isEmpty() ? "measure" : words.substring(0, Math.min(LONGEST_ID, words.length()));
    return Stream.concat(
            Stream.of(id), IntStream.iterate(2, n -> n + 1).mapToObj(n -> id + "-" + n))
        .filter(taken.negate())
        .findFirst()
        .orElseThrow();
  }

  void reject(BadMeasureFile wrong) {
    for (var problem : wrong.problems()) {
      var key = problem.key();
      fields.reject(key.isEmpty() ? "title" : FIELDS.getOrDefault(key, key), words(problem));
    }
  }

  private static String words(BadMeasureFile.Problem problem) {
    var words = problem.words();
    var isNamed = WORDS.containsKey(problem.key()) && words.startsWith(problem.key());
    return isNamed ? WORDS.get(problem.key()) + words.substring(problem.key().length()) : words;
  }
}
