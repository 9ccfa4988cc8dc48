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
    var position = KnowledgePosition.read(fields, TypedText.given(typed.at).orElse(null));
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
    var days = Period.read(fields, typed.from, typed.to);
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
