package throughline.tracker.figure.change;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import throughline.platform.core.input.Fields;
import throughline.platform.core.input.TypedText;
import throughline.platform.core.time.London;
import throughline.tracker.figure.Century;
import throughline.tracker.figure.FigurePart;
import throughline.tracker.figure.FigureSource;
import throughline.tracker.figure.KnowledgePosition;
import throughline.tracker.figure.Period;

/**
 * Which change somebody wants to see.
 *
 * @param until what was known by the end of this local day comes last
 * @param days the first and the last of the figure; empty for the headline's
 */
record AskedChange(Knowledge since, LocalDate until, Optional<Period> days, FigurePart part) {

  private static final int USUAL_DAYS = 7;

  static AskedChange untilEndOf(LocalDate day) {
    return new AskedChange(
        Knowledge.endOf(day.minusDays(USUAL_DAYS)), day, Optional.empty(), FigurePart.WHOLE);
  }

  static AskedChange read(ChangeParameters typed, String place, Clock clock) {
    var today = London.today(clock);
    var fields =
        new Fields()
            .called("since", "First day of knowledge")
            .called("until", "Second day of knowledge");
    var until = day(fields, "until", typed.until, today, today);
    var position = position(fields, typed.at);
    var since =
        position
            .map(Knowledge::at)
            .orElseGet(
                () ->
                    Knowledge.endOf(
                        day(fields, "since", typed.since, until.minusDays(USUAL_DAYS), today)));
    if (fields.ok() && since.day().isAfter(until)) {
      fields.reject("until", "The second day must not be before the first");
    }
    var days = days(fields, typed);
    var part =
        fields
            .optionalText("place", place, FigurePart.LONGEST)
            .map(FigurePart::ofPlace)
            .orElse(FigurePart.WHOLE);
    fields.throwIfAny();
    return new AskedChange(since, until, days, part);
  }

  private static LocalDate day(
      Fields fields, String field, String typed, LocalDate usual, LocalDate today) {
    if (TypedText.given(typed).isEmpty()) {
      return usual;
    }
    var day = fields.date(field, typed, "Enter the day");
    if (fields.ok(field) && day.isAfter(today)) {
      fields.reject(field, "The day must be today or in the past");
    }
    Century.check(fields, field, day);
    return fields.ok(field) ? day : usual;
  }

  private static Optional<KnowledgePosition> position(Fields fields, String typed) {
    var position = TypedText.given(typed).flatMap(KnowledgePosition::read);
    if (position.isEmpty() && TypedText.given(typed).isPresent()) {
      fields.reject("at", "Use the position that the figure came with");
    }
    return position;
  }

  private static Optional<Period> days(Fields fields, ChangeParameters typed) {
    if (TypedText.given(typed.from).isEmpty() && TypedText.given(typed.to).isEmpty()) {
      return Optional.empty();
    }
    var first = fields.date("from", typed.from, "Enter the first day");
    var last = fields.date("to", typed.to, "Enter the last day");
    Century.check(fields, "from", first);
    Century.check(fields, "to", last);
    if (fields.ok("from") && fields.ok("to") && last.isBefore(first)) {
      fields.reject("to", "The last day must be on or after the first");
    }
    return fields.ok("from") && fields.ok("to")
        ? Optional.of(Period.between(first, last))
        : Optional.empty();
  }

  Period period(FigureSource source) {
    return days.map(period -> source.asked(period.from(), period.lastDay()))
        .orElseGet(() -> source.current(until));
  }

  public String words() {
    return "between %s and %s".formatted(London.date(since.day()), London.date(until));
  }

  public String placeName() {
    return part.words();
  }
}
