package throughline.tracker.engine.measurefile;

import static com.fasterxml.jackson.annotation.JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY;
import static com.fasterxml.jackson.annotation.JsonFormat.Feature.WRITE_SINGLE_ELEM_ARRAYS_UNWRAPPED;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
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
    String byHandUntil,
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
        rule.byHand() == null ? null : rule.byHand().until(),
        kind == MeasureKind.ESTIMATE ? rule.only().get("ageBand").get(0) : null,
        rule.numerator(),
        rule.denominator());
  }

  Measure toMeasure() {
    var check = new Check();
    check(check);
    if (!check.problems.isEmpty()) {
      throw new BadMeasureFile(id, check.problems);
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
            frequency,
            null,
            null,
            null,
            byHandUntil == null ? null : new Rule.ByHand(id, byHandUntil)));
  }

  private void check(Check check) {
    check.text("id", id);
    check.text("title", title);
    check.entries("outcomes", outcomes);
    check.required("kind", kind);
    check.required("unit", unit);
    check.required("polarity", polarity);
    check.text("definition", definition);
    check.that(
        id == null || id.matches("[a-z0-9-]*"),
        "id",
        "may hold lower-case letters, digits and hyphens");
    check.that(version >= 1, "version", "must be 1 or more");
    if (kind != null) {
      checkByKind(check);
    }
  }

  private void checkByKind(Check check) {
    var ofEvents = kind.isAutomatic() && kind != MeasureKind.RATIO;
    var flow = ofEvents && kind != MeasureKind.STOCK;
    var reported = kind == MeasureKind.REPORTED;
    check.only("from", from, ofEvents);
    check.optional("when", when, ofEvents);
    check.optional("place", place, ofEvents || frequency != null);
    check.optional("breakdowns", breakdowns, ofEvents && !reported);
    check.only("ageBand", ageBand, kind == MeasureKind.ESTIMATE);
    check.only("numerator", numerator, kind == MeasureKind.RATIO);
    check.only("denominator", denominator, kind == MeasureKind.RATIO);
    check.that(
        kind != MeasureKind.RATIO || unit == null || unit == Unit.PERCENT,
        "unit",
        "of a ratio must be percent");
    check.optional("each", each, flow && !reported);
    check.only("date", date, flow);
    check.only("value", value, kind == MeasureKind.FLOW_SUM || reported);
    check.only("subject", subject, kind == MeasureKind.DISTINCT_PEOPLE);
    check.only("spells", spells, kind == MeasureKind.STOCK);
    check.optional("until", until, kind == MeasureKind.STOCK);
    check.optional("frequency", frequency, kind == MeasureKind.MANUAL || reported);
    check.that(!reported || frequency != null, "frequency", "is missing");
    check.optional("byHandUntil", byHandUntil, reported);
    check.that(
        byHandUntil == null || frequency == null || isLastDay(byHandUntil),
        "byHandUntil",
        "must be the last day of a period, such as 2026-12-31");
    check.that(
        frequency == null || ENTERED.contains(unit),
        "frequency",
        "goes with the units number, people and percent, which can be entered");
    check.that(
        frequency == null || unit == Unit.NUMBER || place == null || reported,
        "place",
        "goes with number: only these of libraries add up");
    check.optional("stands", stands, frequency != null && !reported);
    check.that(
        !Boolean.TRUE.equals(stands) || unit == Unit.NUMBER,
        "stands",
        "goes with number: people and percent never add up");
    check.optional("lookAbove", lookAbove, kind == MeasureKind.FLOW_SUM);
    check.that(lookAbove == null || lookAbove >= 1, "lookAbove", "must be 1 or more");
    check.conditions(when);
    if (breakdowns != null) {
      check.entries("breakdowns", breakdowns);
    }
    if (spells != null) {
      check.entries("spells", spells);
      spells.stream().filter(Objects::nonNull).forEach(check::spell);
    }
  }

  private boolean isLastDay(String typed) {
    try {
      var day = LocalDate.parse(typed);
      return frequency.dayAfter(day).minusDays(1).equals(day);
    } catch (DateTimeParseException noDay) {
      return false;
    }
  }

  /** Gathers all that is wrong, so that somebody is told once. */
  private static final class Check {

    private final List<Problem> problems = new ArrayList<>();

    void that(boolean isSo, String key, String predicate) {
      if (!isSo) {
        problems.add(Problem.of(key, predicate));
      }
    }

    void required(String key, Object value) {
      that(value != null, key, "is missing");
    }

    void text(String key, String text) {
      that(text != null && !text.isBlank(), key, "is missing");
    }

    /** A stock without lists, for example, would count from the beginning of time. */
    void entries(String key, List<?> entries) {
      required(key, entries);
      that(
          entries == null || !entries.isEmpty() && entries.stream().allMatch(Objects::nonNull),
          key,
          "must hold one entry or more, and no empty one");
    }

    void only(String key, Object value, boolean suits) {
      that(!suits || value != null, key, "is missing");
      optional(key, value, suits);
    }

    void optional(String key, Object value, boolean suits) {
      that(suits || value == null, key, "does not go with this kind");
    }

    void spell(SpellEntry spell) {
      text("spells.each", spell.each());
      conditions(spell.when());
    }

    void conditions(Map<String, List<String>> conditions) {
      if (conditions != null) {
        conditions.forEach(
            (field, values) ->
                that(values != null && !values.contains(null), "when." + field, "is missing"));
      }
    }
  }
}
