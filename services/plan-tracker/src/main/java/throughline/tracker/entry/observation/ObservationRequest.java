package throughline.tracker.entry.observation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import throughline.contracts.places.Library;
import throughline.platform.core.input.Fields;
import throughline.platform.core.input.TypedText;
import throughline.platform.core.time.London;
import throughline.platform.web.input.Form;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.engine.rule.Unit;
import throughline.tracker.figure.Period;

/** A figure as typed, which says of each field what is wrong with it. */
public record ObservationRequest(
    String period, String place, String value, String source, String reason) {

  private static final int LONGEST_TEXT = 500;
  private static final int HIGHEST_NUMBER = 1_000_000_000;
  private static final BigDecimal WHOLE = BigDecimal.valueOf(100);

  private static final LocalDate EARLIEST = LocalDate.of(2010, 4, 1);

  static ObservationRequest of(Form form) {
    return new ObservationRequest(
        form.text("period"),
        form.text("place"),
        form.text("value"),
        form.text("source"),
        form.text("reason"));
  }

  static Fields fields() {
    return new Fields().called("value", "Figure");
  }

  ObservationId id(Fields fields, Measure measure, LocalDate today) {
    var lastDay = fields.date("period", period, "Choose the period");
    var of = fields.ok("period") ? period(fields, measure, today, lastDay) : null;
    var at = TypedText.given(place).orElse("");
    if (!at.isEmpty() && !takesPlace(measure, at)) {
      fields.reject("place", "Choose a library of the list, or the whole county");
    }
    return new ObservationId(measure, of, at);
  }

  private static Period period(Fields fields, Measure measure, LocalDate today, LocalDate lastDay) {
    var period = Period.of(measure.rule().orElseThrow().frequency(), lastDay);
    if (!period.lastDay().equals(lastDay) || lastDay.isBefore(EARLIEST)) {
      fields.reject("period", "Choose a period of the list");
    } else if (!measure.isEnteredFor(lastDay)) {
      fields.reject("period", "Events tell the figure of %s".formatted(period.label()));
    } else if (!period.to().isAfter(today)) {
      return period;
    } else {
      fields.reject(
          "period",
          "%s has not ended. Enter its figure on %s or later"
              .formatted(period.label(), London.date(period.to())));
    }
    return period;
  }

  private static boolean takesPlace(Measure measure, String place) {
    return measure.rule().orElseThrow().place() != null
        && Library.seed().stream().anyMatch(library -> library.code().equals(place));
  }

  ObservationView.Said said(Fields fields, Measure measure) {
    return new ObservationView.Said(
        measure.unit() == Unit.PERCENT ? percent(fields) : number(fields),
        fields.text("source", source, LONGEST_TEXT, "Say where the figure comes from"));
  }

  private long number(Fields fields) {
    var plain = value == null ? null : value.replaceAll("(?<=\\d)[, ](?=\\d{3})", "");
    return fields.wholeNumber("value", plain, 0, HIGHEST_NUMBER, "Enter the number");
  }

  private long percent(Fields fields) {
    var given = TypedText.given(value);
    if (given.isEmpty()) {
      fields.reject("value", "Enter the percentage");
      return 0;
    }
    return hundredths(given.get().replaceFirst("\\s*%$", ""))
        .orElseGet(
            () -> {
              fields.reject(
                  "value", "Figure must be a percentage from 0 to 100, such as 61 or 61.5");
              return 0L;
            });
  }

  private static Optional<Long> hundredths(String typed) {
    if (!typed.matches("\\d{1,3}(\\.\\d{1,2})?")) {
      return Optional.empty();
    }
    return Optional.of(new BigDecimal(typed))
        .filter(percent -> percent.compareTo(WHOLE) <= 0)
        .map(percent -> percent.multiply(WHOLE).longValueExact());
  }

  static String reason(Fields fields, String typed, String missing) {
    return fields.text("reason", typed, LONGEST_TEXT, missing);
  }
}
