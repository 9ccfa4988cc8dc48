package throughline.tracker.rulechange;

import java.util.List;
import throughline.platform.web.input.Option;
import throughline.tracker.engine.rule.Unit;

/** What somebody may enter by hand. */
final class Units {

  static final List<Unit> OFFERED = List.of(Unit.NUMBER, Unit.PEOPLE, Unit.PERCENT, Unit.JUDGEMENT);

  private Units() {}

  static List<Option> options() {
    return List.of(
        new Option(
            Unit.NUMBER.name(),
            "A number",
            "It adds up over the year, unless you say below that it stands"),
        new Option(
            Unit.PEOPLE.name(),
            "Different people",
            "Somebody may come in several periods, so that each figure stands by itself"),
        new Option(Unit.PERCENT.name(), "A percentage", "Each figure stands by itself"),
        new Option(
            Unit.JUDGEMENT.name(), "Words", "No figure is entered: its owner says how it stands"));
  }

  static String words(Unit unit) {
    return options().stream()
        .filter(option -> option.value().equals(unit.name()))
        .map(Option::label)
        .findFirst()
        .orElse(unit.name());
  }
}
