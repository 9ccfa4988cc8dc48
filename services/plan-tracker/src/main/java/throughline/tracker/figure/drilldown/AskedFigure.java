package throughline.tracker.figure.drilldown;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
import throughline.platform.core.input.Fields;
import throughline.platform.core.time.London;
import throughline.tracker.figure.FigurePart;
import throughline.tracker.figure.FigureSource;
import throughline.tracker.figure.KnowledgePosition;
import throughline.tracker.figure.KnownAt;
import throughline.tracker.figure.Period;

/**
 * Which figure somebody wants to open.
 *
 * @param rule the version that it was counted under; empty for that of the day of knowledge
 * @param days the first and the last of the figure; empty for the headline's
 * @param position counts what was known when the figure was shown; empty for whatever is known now
 */
record AskedFigure(
    String measure,
    OptionalInt rule,
    Optional<Period> days,
    FigurePart part,
    LocalDate knownAt,
    Optional<KnowledgePosition> position) {

  static AskedFigure read(String measure, FigureParameters typed, Clock clock) {
    var knownAt = KnownAt.read(typed.knownAt, clock);
    var fields = new Fields();
    var asked =
        new AskedFigure(
            measure,
            rule(fields, typed.rule),
            Period.read(fields, typed.from, typed.to),
            part(fields, typed),
            knownAt,
            KnowledgePosition.read(fields, typed.at));
    fields.throwIfAny();
    return asked;
  }

  String known(LocalDate today) {
    if (knownAt.equals(today)) {
      return "when the figure was shown";
    }
    return position
        .map(KnowledgePosition::at)
        .filter(shown -> London.dateOf(shown).equals(knownAt))
        .map(shown -> "on " + London.moment(shown))
        .orElse("at the end of " + London.date(knownAt));
  }

  AskedFigure of(FigurePart other) {
    return new AskedFigure(measure, rule, days, other, knownAt, position);
  }

  private static OptionalInt rule(Fields fields, String typed) {
    return typed == null
        ? OptionalInt.empty()
        : OptionalInt.of(fields.wholeNumber("rule", typed, 1, 1_000_000, "Enter a number"));
  }

  private static FigurePart part(Fields fields, FigureParameters typed) {
    if (typed.split == null && typed.is != null) {
      fields.reject("split", "Send split and is together, or neither");
    } else if (typed.split != null && typed.place != null) {
      fields.reject("place", "Send place or split, not both");
    }
    fields.optionalText("place", typed.place, FigurePart.LONGEST);
    fields.optionalText("is", typed.is, FigurePart.LONGEST);
    // An empty value may not arrive at all: it is that of the facts that do not have the field.
    var is = typed.split != null && typed.is == null ? "" : typed.is;
    return new FigurePart(typed.place, typed.split, is);
  }

  Period period(FigureSource source) {
    return days.map(period -> source.asked(period.from(), period.lastDay()))
        .orElseGet(() -> source.current(knownAt));
  }
}
