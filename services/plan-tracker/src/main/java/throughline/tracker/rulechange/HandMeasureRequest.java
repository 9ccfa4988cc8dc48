package throughline.tracker.rulechange;

import java.util.HashMap;
import java.util.Map;
import throughline.platform.web.input.Form;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.engine.rule.Rule;
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
}
