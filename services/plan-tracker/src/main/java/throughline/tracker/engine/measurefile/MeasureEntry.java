package throughline.tracker.engine.measurefile;

import static com.fasterxml.jackson.annotation.JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY;
import static com.fasterxml.jackson.annotation.JsonFormat.Feature.WRITE_SINGLE_ELEM_ARRAYS_UNWRAPPED;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import throughline.tracker.engine.measurefile.BadMeasureFile.Problem;
import throughline.tracker.engine.rule.Frequency;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.engine.rule.MeasureKind;
import throughline.tracker.engine.rule.Polarity;
import throughline.tracker.engine.rule.Rule;
import throughline.tracker.engine.rule.Unit;

/**
 * One entry of measures.yaml as it is written; {@link #toMeasure} checks that its keys suit its
 * kind.
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record MeasureEntry(
    String id,
    String title,
    List<String> outcomes,
    MeasureKind kind,
    Unit unit,
    Polarity polarity,
    int version,
    String definition,
    String from,
    @JsonFormat(with = {ACCEPT_SINGLE_VALUE_AS_ARRAY, WRITE_SINGLE_ELEM_ARRAYS_UNWRAPPED})
        Map<String, List<String>> when,
    String each,
    String date,
    String value,
    String subject,
    List<SpellEntry> spells,
    String until,
    String place,
    List<String> breakdowns,
    Long lookAbove,
    Frequency frequency,
    Boolean stands,
    String ageBand,
    String numerator,
    String denominator) {

  private static final List<Unit> ENTERED = List.of(Unit.NUMBER, Unit.PEOPLE, Unit.PERCENT);
  private static final Rule NO_RULE = Rule.share(null, null);

  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record SpellEntry(
      String each,
      @JsonFormat(with = {ACCEPT_SINGLE_VALUE_AS_ARRAY, WRITE_SINGLE_ELEM_ARRAYS_UNWRAPPED})
          Map<String, List<String>> when) {

    static SpellEntry of(Rule.SpellList spell) {
      return new SpellEntry(spell.each(), spell.when());
    }
  }

  static MeasureEntry of(Measure measure) {
    var kind = measure.kind();
    var rule = measure.rule().orElse(NO_RULE);
    var ofEvents = kind.isAutomatic() && kind != MeasureKind.RATIO;
    return new MeasureEntry(
        measure.id(),
        measure.title(),
        measure.outcomes(),
        kind,
        measure.unit(),
        measure.polarity(),
        measure.version(),
        measure.definition(),
        ofEvents ? rule.from() : null,
        ofEvents ? rule.when() : null,
        ofEvents ? rule.each() : null,
        ofEvents ? rule.date() : null,
        ofEvents ? rule.value() : null,
        rule.subject(),
        rule.spells().stream().map(SpellEntry::of).toList(),
        rule.until(),
        kind == MeasureKind.ESTIMATE ? null : rule.place(),
        rule.breakdowns(),
        rule.lookAbove(),
        rule.frequency(),
        rule.stands(),
        kind == MeasureKind.ESTIMATE ? rule.only().get("ageBand").get(0) : null,
        rule.numerator(),
        rule.denominator());
  }

  Measure toMeasure() {
    var problems = problems();
    if (!problems.isEmpty()) {
      throw new BadMeasureFile(id, problems);
    }
    return new Measure(
        id, title, outcomes, kind, unit, polarity, version, definition.strip(), rule());
  }

  private Optional<Rule> rule() {
    if (kind == MeasureKind.RATIO) {
      return Optional.of(Rule.share(numerator, denominator));
    }
    if (kind == MeasureKind.ESTIMATE) {
      return Optional.of(Rule.ofEstimates(ageBand));
    }
    if (!kind.isAutomatic()) {
      return Optional.ofNullable(frequency)
          .map(f -> Rule.ofReports(id, f, place, Boolean.TRUE.equals(stands)));
    }
    var spellLists =
        spells == null
            ? List.<Rule.SpellList>of()
            : spells.stream().map(s -> new Rule.SpellList(s.each(), s.when())).toList();
    return Optional.of(
        new Rule(
            kind,
            from,
            Map.of(),
            when,
            each,
            date,
            value,
            subject,
            spellLists,
            until,
            place,
            breakdowns,
            lookAbove,
            null,
            null,
            null,
            null));
  }

  private List<Problem> problems() {
    var problems = new ArrayList<Problem>();
    text(problems, "id", id);
    text(problems, "title", title);
    entries(problems, "outcomes", outcomes);
    required(problems, "kind", kind);
    required(problems, "unit", unit);
    required(problems, "polarity", polarity);
    text(problems, "definition", definition);
    if (id != null && !id.matches("[a-z0-9-]*")) {
      problems.add(Problem.of("id", "may hold lower-case letters, digits and hyphens"));
    }
    if (version < 1) {
      problems.add(Problem.of("version", "must be 1 or more"));
    }
    if (kind != null) {
      keysThatSuitTheKind(problems);
    }
    return problems;
  }

  private void keysThatSuitTheKind(List<Problem> problems) {
    var ofEvents = kind.isAutomatic() && kind != MeasureKind.RATIO;
    var flow = ofEvents && kind != MeasureKind.STOCK;
    suits(problems, "from", from, ofEvents, ofEvents);
    suits(problems, "when", when, false, ofEvents);
    suits(problems, "place", place, false, ofEvents || frequency != null);
    suits(problems, "breakdowns", breakdowns, false, ofEvents);
    suits(problems, "ageBand", ageBand, kind == MeasureKind.ESTIMATE, kind == MeasureKind.ESTIMATE);
    ofShare(problems);
    suits(problems, "each", each, false, flow);
    suits(problems, "date", date, flow, flow);
    suits(problems, "value", value, kind == MeasureKind.FLOW_SUM, kind == MeasureKind.FLOW_SUM);
    suits(
        problems,
        "subject",
        subject,
        kind == MeasureKind.DISTINCT_PEOPLE,
        kind == MeasureKind.DISTINCT_PEOPLE);
    suits(problems, "spells", spells, kind == MeasureKind.STOCK, kind == MeasureKind.STOCK);
    suits(problems, "until", until, false, kind == MeasureKind.STOCK);
    suits(problems, "frequency", frequency, false, kind == MeasureKind.MANUAL);
    if (frequency != null && !ENTERED.contains(unit)) {
      problems.add(
          Problem.of(
              "frequency", "goes with the units number, people and percent, which can be entered"));
    }
    if (frequency != null && unit != Unit.NUMBER && place != null) {
      problems.add(Problem.of("place", "goes with number: only these of libraries add up"));
    }
    suits(problems, "stands", stands, false, frequency != null);
    if (Boolean.TRUE.equals(stands) && unit != Unit.NUMBER) {
      problems.add(Problem.of("stands", "goes with number: people and percent never add up"));
    }
    suits(problems, "lookAbove", lookAbove, false, kind == MeasureKind.FLOW_SUM);
    if (lookAbove != null && lookAbove < 1) {
      problems.add(Problem.of("lookAbove", "must be 1 or more"));
    }
    conditions(problems, when);
    if (breakdowns != null) {
      entries(problems, "breakdowns", breakdowns);
    }
    if (spells != null) {
      entries(problems, "spells", spells);
      spells.stream().filter(Objects::nonNull).forEach(spell -> spell(problems, spell));
    }
  }

  private void ofShare(List<Problem> problems) {
    var isShare = kind == MeasureKind.RATIO;
    suits(problems, "numerator", numerator, isShare, isShare);
    suits(problems, "denominator", denominator, isShare, isShare);
    if (isShare && unit != null && unit != Unit.PERCENT) {
      problems.add(Problem.of("unit", "of a ratio must be percent"));
    }
  }

  private static void spell(List<Problem> problems, SpellEntry spell) {
    text(problems, "spells.each", spell.each());
    conditions(problems, spell.when());
  }

  private static void conditions(List<Problem> problems, Map<String, List<String>> conditions) {
    if (conditions != null) {
      conditions.forEach(
          (field, values) ->
              required(
                  problems,
                  "when." + field,
                  values != null && values.contains(null) ? null : values));
    }
  }

  private static void text(List<Problem> problems, String key, String text) {
    required(problems, key, text == null || text.isBlank() ? null : text);
  }

  /** A stock without lists, for example, would count from the beginning of time. */
  private static void entries(List<Problem> problems, String key, List<?> entries) {
    required(problems, key, entries);
    if (entries != null && (entries.isEmpty() || entries.stream().anyMatch(Objects::isNull))) {
      problems.add(Problem.of(key, "must hold one entry or more, and no empty one"));
    }
  }

  private static void required(List<Problem> problems, String key, Object value) {
    if (value == null) {
      problems.add(Problem.of(key, "is missing"));
    }
  }

  private static void suits(
      List<Problem> problems, String key, Object value, boolean needed, boolean allowed) {
    if (needed) {
      required(problems, key, value);
    } else if (value != null && !allowed) {
      problems.add(Problem.of(key, "does not go with this kind"));
    }
  }
}
