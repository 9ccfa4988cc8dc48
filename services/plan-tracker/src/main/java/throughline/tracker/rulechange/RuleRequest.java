package throughline.tracker.rulechange;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import throughline.platform.core.input.Fields;
import throughline.platform.core.input.TypedText;
import throughline.platform.web.input.Form;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.engine.rule.MeasureKind;
import throughline.tracker.engine.rule.Polarity;
import throughline.tracker.engine.rule.Rule;
import throughline.tracker.engine.rule.Unit;

/** A rule that was put together from fields and values, as chosen. */
record RuleRequest(
    String measure,
    String title,
    String outcome,
    String definition,
    String unit,
    String polarity,
    String from,
    String kind,
    Map<String, List<String>> when,
    String date,
    String value,
    String subject,
    String place,
    List<String> breakdowns,
    String numerator,
    String denominator,
    String reason) {

  /** In place of a kind of record: one measure as a percentage of another. */
  static final String SHARE = "share";

  private static final int LONGEST_ID = 60;

  static RuleRequest of(Form form) {
    var when = new LinkedHashMap<String, List<String>>();
    RecordFields.of(form.value("from"))
        .ifPresent(
            record ->
                record.conditions().stream()
                    .filter(field -> !form.ticked(field.input()).isEmpty())
                    .forEach(field -> when.put(field.name(), values(form.ticked(field.input())))));
    return new RuleRequest(
        form.text("measure"),
        form.text("title"),
        form.text("outcome"),
        form.text("definition"),
        form.text("unit"),
        form.text("polarity"),
        form.text("from"),
        form.text("kind"),
        when,
        form.text("date"),
        form.text("value"),
        form.text("subject"),
        form.text("place"),
        form.ticked("breakdowns"),
        form.text("numerator"),
        form.text("denominator"),
        form.text("reason"));
  }

  private static List<String> values(List<String> ticked) {
    return ticked.stream()
        .map(value -> value.equals(RecordFields.NOT_STATED) ? "" : value)
        .toList();
  }

  /** What the form of a measure that there is begins with. */
  static Map<String, List<String>> startingWith(Measure today) {
    var typed = new HashMap<String, List<String>>();
    typed.put("measure", List.of(today.id()));
    typed.put("title", List.of(today.title()));
    typed.put("definition", List.of(today.definition()));
    typed.put("unit", List.of(today.unit().name()));
    typed.put("polarity", List.of(today.polarity().name()));
    today.rule().filter(rule -> today.isAutomatic()).ifPresent(rule -> put(typed, rule));
    return typed;
  }

  private static void put(Map<String, List<String>> typed, Rule rule) {
    typed.put("kind", List.of(rule.kind().name()));
    typed.put("breakdowns", rule.breakdowns());
    put(typed, "from", rule.isShare() ? SHARE : rule.from());
    put(typed, "date", rule.date());
    put(typed, "value", rule.value());
    put(typed, "subject", rule.subject());
    put(typed, "place", rule.place());
    put(typed, "numerator", rule.numerator());
    put(typed, "denominator", rule.denominator());
    rule.when()
        .forEach(
            (field, values) ->
                typed.put(
                    "when-" + field,
                    values.stream()
                        .map(value -> value.isEmpty() ? RecordFields.NOT_STATED : value)
                        .toList()));
  }

  private static void put(Map<String, List<String>> typed, String field, String value) {
    if (value != null) {
      typed.put(field, List.of(value));
    }
  }

  Measure added(Fields fields, Predicate<String> taken) {
    var chosen = fields.text("outcome", outcome, LONGEST_ID, "Choose the outcome");
    var words = HandMeasureRequest.title(fields, title);
    var id = words == null ? null : HandMeasureRequest.id(words, taken);
    return measure(fields, id, chosen == null ? List.of() : List.of(chosen), null, 1);
  }

  Measure changed(Fields fields, Measure today, int version) {
    HandMeasureRequest.title(fields, title);
    return measure(fields, today.id(), today.outcomes(), today, version);
  }

  private Measure measure(
      Fields fields, String id, List<String> outcomes, Measure today, int version) {
    var before = today == null || !today.isAutomatic() ? null : today.rule().orElseThrow();
    var counts =
        fields.text(
            "definition", definition, HandMeasureRequest.LONGEST_DEFINITION, "Say what counts");
    var better = fields.oneOf("polarity", polarity, Polarity.class, "Choose which way is better");
    var in =
        SHARE.equals(from)
            ? Unit.PERCENT
            : fields.oneOf("unit", unit, Unit.class, "Choose what one of it is");
    var rule = SHARE.equals(from) ? share(fields) : ofRecords(fields, before);
    return fields.ok()
        ? new Measure(
            id,
            title.strip(),
            outcomes,
            rule.kind(),
            in,
            better,
            version,
            counts.strip(),
            Optional.of(rule))
        : null;
  }

  private Rule share(Fields fields) {
    var part = fields.text("numerator", numerator, LONGEST_ID, "Choose what is counted");
    var whole = fields.text("denominator", denominator, LONGEST_ID, "Choose what it is a share of");
    return Rule.share(part, whole);
  }

  private Rule ofRecords(Fields fields, Rule before) {
    var as =
        before == null
            ? fields.oneOf("kind", kind, MeasureKind.class, "Choose how it is counted")
            : before.kind();
    var isDated = as != MeasureKind.STOCK;
    var day = isDated ? chosen(fields, "date", date, "Choose the day that counts") : null;
    var adds = as == MeasureKind.FLOW_SUM || as == MeasureKind.REPORTED;
    var amount = adds ? chosen(fields, "value", value, "Choose what is added up") : null;
    var who =
        as == MeasureKind.DISTINCT_PEOPLE
            ? chosen(fields, "subject", subject, "Choose what says who it was")
            : null;
    return new Rule(
        as,
        from,
        Map.of(),
        conditions(before),
        isDated ? list(day, amount, who) : null,
        day,
        amount,
        who,
        before == null ? List.of() : before.spells(),
        before == null ? null : before.until(),
        TypedText.given(place).orElse(null),
        breakdowns,
        before == null || !adds ? null : before.lookAbove(),
        before == null ? null : before.frequency(),
        null,
        null,
        null,
        before == null ? null : before.byHand());
  }

  private static String chosen(Fields fields, String field, String typed, String missing) {
    return fields.text(field, typed, LONGEST_ID, missing);
  }

  /** What a form cannot show, such as one library by its code, stays as it is. */
  private Map<String, List<String>> conditions(Rule before) {
    var conditions = new LinkedHashMap<>(when);
    if (before != null) {
      var shown =
          RecordFields.of(from).orElseThrow().conditions().stream()
              .map(RecordFields.Field::name)
              .toList();
      before.when().entrySet().stream()
          .filter(condition -> !shown.contains(condition.getKey()))
          .forEach(condition -> conditions.put(condition.getKey(), condition.getValue()));
    }
    return conditions;
  }

  /** The list whose entries count one by one, if a field of one is named. */
  private static String list(String... fields) {
    for (var field : fields) {
      if (field != null && field.contains(".")) {
        return field.substring(0, field.indexOf('.'));
      }
    }
    return null;
  }
}
