package throughline.tracker.rulechange;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import throughline.platform.core.input.Fields;
import throughline.platform.core.input.TypedText;
import throughline.platform.web.input.Form;
import throughline.tracker.engine.measurefile.BadMeasureFile;
import throughline.tracker.engine.rule.Frequency;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.engine.rule.MeasureKind;
import throughline.tracker.engine.rule.Polarity;
import throughline.tracker.engine.rule.Rule;
import throughline.tracker.engine.rule.Unit;
import throughline.tracker.plan.ownership.OwnershipRequest;

/** A measure that people enter figures of, or assess in words, as typed. */
record HandMeasureRequest(
    String measure,
    String title,
    String outcome,
    String definition,
    String unit,
    String polarity,
    String frequency,
    String byPlace,
    String stands,
    OwnershipRequest ownership,
    String reason) {

  static final String YES = "yes";
  private static final int LONGEST_TITLE = 200;
  static final int LONGEST_DEFINITION = 1000;
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

  static HandMeasureRequest of(Form form) {
    return new HandMeasureRequest(
        form.text("measure"),
        form.text("title"),
        form.text("outcome"),
        form.text("definition"),
        form.text("unit"),
        form.text("polarity"),
        form.text("frequency"),
        form.text("byPlace"),
        form.text("stands"),
        OwnershipRequest.of(form),
        form.text("reason"));
  }

  static Map<String, String> startingWith(Measure today) {
    var typed = new HashMap<String, String>();
    typed.put("measure", today.id());
    typed.put("title", today.title());
    typed.put("definition", today.definition());
    typed.put("unit", today.unit().name());
    typed.put("polarity", today.polarity().name());
    today.rule().map(Rule::frequency).ifPresent(often -> typed.put("frequency", often.name()));
    today.rule().map(Rule::place).ifPresent(place -> typed.put("byPlace", YES));
    today.rule().filter(Rule::isLevel).ifPresent(level -> typed.put("stands", YES));
    return typed;
  }

  static Fields fields() {
    return new Fields()
        .called("definition", "What counts")
        .called("polarity", "Which way is better")
        .called("frequency", "How often");
  }

  Measure added(Fields fields, Predicate<String> taken) {
    var chosen = fields.text("outcome", outcome, LONGEST_ID, "Choose the outcome");
    var words = title(fields, title);
    var id = words == null ? null : id(words, taken);
    return measure(fields, id, words, chosen == null ? List.of() : List.of(chosen), 1);
  }

  Measure changed(Fields fields, Measure today, int version) {
    return measure(fields, today.id(), title(fields, title), today.outcomes(), version);
  }

  private Measure measure(
      Fields fields, String id, String words, List<String> outcomes, int version) {
    var counts = fields.text("definition", definition, LONGEST_DEFINITION, "Say what counts");
    var in = fields.oneOf("unit", unit, Unit.class, "Choose what its figures are, if any");
    var better = fields.oneOf("polarity", polarity, Polarity.class, "Choose which way is better");
    if (in != null && !Units.OFFERED.contains(in)) {
      fields.reject("unit", "Choose a unit of the list");
    }
    var rule = rule(fields, id, in);
    return fields.ok()
        ? new Measure(
            id, words, outcomes, MeasureKind.MANUAL, in, better, version, counts.strip(), rule)
        : null;
  }

  static String title(Fields fields, String title) {
    return fields.text("title", title, LONGEST_TITLE, "Enter what readers are to call it");
  }

  /** What its owner assesses in words has no figures, so that nothing feeds it. */
  private Optional<Rule> rule(Fields fields, String id, Unit in) {
    var isByPlace = YES.equals(byPlace);
    var isLevel = YES.equals(stands);
    if (isByPlace && in != Unit.NUMBER) {
      fields.reject("byPlace", "Only numbers add up over libraries. Leave this empty");
    }
    if (isLevel && in != Unit.NUMBER) {
      fields.reject("stands", "Only numbers add up over the year. Leave this empty");
    }
    if (in == Unit.JUDGEMENT && TypedText.given(frequency).isEmpty()) {
      return Optional.empty();
    }
    var often = fields.oneOf("frequency", frequency, Frequency.class, "Choose how often it is due");
    return in == Unit.JUDGEMENT || often == null || id == null
        ? Optional.empty()
        : Optional.of(Rule.ofReports(id, often, isByPlace ? "place" : null, isLevel));
  }

  /** Made of the title, since it is seen in addresses; never that of another measure. */
  static String id(String title, Predicate<String> taken) {
    var words = title.toLowerCase(Locale.UK).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    var id = words.isEmpty() ? "measure" : words.substring(0, Math.min(LONGEST_ID, words.length()));
    return Stream.concat(
            Stream.of(id), IntStream.iterate(2, n -> n + 1).mapToObj(n -> id + "-" + n))
        .filter(taken.negate())
        .findFirst()
        .orElseThrow();
  }

  static void reject(Fields fields, BadMeasureFile wrong) {
    for (var problem : wrong.problems()) {
      var key = problem.key();
      fields.reject(key.isEmpty() ? "title" : FIELDS.getOrDefault(key, key), words(problem));
    }
  }

  static String words(BadMeasureFile.Problem problem) {
    var words = problem.words();
    var isNamed = WORDS.containsKey(problem.key()) && words.startsWith(problem.key());
    return isNamed ? WORDS.get(problem.key()) + words.substring(problem.key().length()) : words;
  }
}
