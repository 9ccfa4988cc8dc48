package throughline.tracker.figure.drilldown;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
import throughline.platform.core.input.Fields;
import throughline.platform.core.time.London;
import throughline.tracker.figure.Century;
import throughline.tracker.figure.FigurePart;
import throughline.tracker.figure.FigureSource;
import throughline.tracker.figure.KnowledgePosition;
import throughline.tracker.figure.KnownAt;
import throughline.tracker.figure.Period;
import throughline.tracker.figure.drilldown.ContributionList.After;

/**
 * Which figure somebody wants to open.
 *
 * @param rule the version that it was counted under; empty for that of the day of knowledge
 * @param position counts what was known when the figure was shown; empty for whatever is known now
 */
record AskedFigure(
    String measure,
    OptionalInt rule,
    AskedPeriod period,
    FigurePart part,
    LocalDate knownAt,
    Optional<KnowledgePosition> position) {

  static AskedFigure read(String measure, FigureParameters typed, Clock clock) {
    var knownAt = KnownAt.read(typed.knownAt, clock);
    var period = AskedPeriod.read(typed.from, typed.to);
    var fields = new Fields();
    var asked =
        new AskedFigure(
            measure,
            rule(fields, typed.rule),
            period,
            part(fields, typed),
            knownAt,
            position(fields, typed.at));
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
    return new AskedFigure(measure, rule, period, other, knownAt, position);
  }

  private static OptionalInt rule(Fields fields, String typed) {
    return typed == null
        ? OptionalInt.empty()
        : OptionalInt.of(fields.wholeNumber("rule", typed, 1, 1_000_000, "Enter a number"));
  }

  private static FigurePart part(Fields fields, FigureParameters typed) {
    if ((typed.split == null) != (typed.is == null)) {
      fields.reject(typed.is == null ? "is" : "split", "Send split and is together, or neither");
    } else if (typed.split != null && typed.place != null) {
      fields.reject("place", "Send place or split, not both");
    }
    fields.optionalText("place", typed.place, FigurePart.LONGEST);
    fields.optionalText("is", typed.is, FigurePart.LONGEST);
    return new FigurePart(typed.place, typed.split, typed.is);
  }

  private static Optional<KnowledgePosition> position(Fields fields, String typed) {
    if (typed == null) {
      return Optional.empty();
    }
    var position = KnowledgePosition.read(typed);
    if (position.isEmpty()) {
      fields.reject("at", "Use the position that the figure came with");
    }
    return position;
  }

  /**
   * Which figure of a measure somebody wants to open, as typed in an address.
   *
   * @param first the first day; null for the headline's
   * @param last the last day; null for the headline's
   */
  record AskedPeriod(LocalDate first, LocalDate last) {

    static AskedPeriod read(String from, String lastDay) {
      if (blank(from) && blank(lastDay)) {
        return new AskedPeriod(null, null);
      }
      var fields = new Fields();
      var first = fields.date("from", from, "Enter the first day");
      var last = fields.date("to", lastDay, "Enter the last day");
      Century.check(fields, "from", first);
      Century.check(fields, "to", last);
      if (fields.ok("from") && fields.ok("to") && last.isBefore(first)) {
        fields.reject("to", "The last day must be on or after the first");
      }
      fields.throwIfAny();
      return new AskedPeriod(first, last);
    }

    boolean isHeadline() {
      return first == null;
    }

    Period of(FigureSource source, LocalDate day) {
      return first == null ? source.current(day) : source.asked(first, last);
    }

    static After after(String typed) {
      if (blank(typed)) {
        return After.NOTHING;
      }
      var fields = new Fields();
      if (!typed.matches("\\d{4}-\\d{2}-\\d{2}_\\d{1,18}")) {
        fields.reject("after", "Use the place that the page before gave");
        fields.throwIfAny();
      }
      var parts = typed.split("_");
      var day = fields.date("after", parts[0], "Use the place that the page before gave");
      fields.throwIfAny();
      return new After(day, Long.parseLong(parts[1]));
    }

    private static boolean blank(String typed) {
      return typed == null || typed.isBlank();
    }
  }
}
