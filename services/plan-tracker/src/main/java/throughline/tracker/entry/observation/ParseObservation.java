package throughline.tracker.entry.observation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import throughline.contracts.places.Library;
import throughline.platform.core.input.FieldError;
import throughline.platform.core.input.Fields;
import throughline.platform.core.input.TypedText;
import throughline.platform.core.time.London;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.engine.rule.Unit;
import throughline.tracker.figure.Period;

/** Reads what was typed for a measure, and says of each field what is wrong with it. */
final class ParseObservation {

  private static final int LONGEST_TEXT = 500;
  private static final int HIGHEST_NUMBER = 1_000_000_000;
  private static final BigDecimal WHOLE = BigDecimal.valueOf(100);

  private static final LocalDate EARLIEST = LocalDate.of(2010, 4, 1);

  private final Measure measure;
  private final LocalDate today;
  private final Fields fields =
      new Fields().called("source", "Source").called("value", "Figure").called("period", "Period");

  ParseObservation(Measure measure, LocalDate today) {
    this.measure = measure;
    this.today = today;
  }

  ObservationId id(ObservationRequest typed) {
    var lastDay = fields.date("period", typed.period(), "Choose the period");
    var period = fields.ok("period") ? period(lastDay) : null;
    var place = TypedText.given(typed.place()).orElse("");
    if (!place.isEmpty() && !takesPlace(place)) {
      fields.reject("place", "Choose a library of the list, or the whole county");
    }
    return new ObservationId(measure, period, place);
  }

  private Period period(LocalDate lastDay) {
    var period = Period.of(measure.rule().orElseThrow().frequency(), lastDay);
    if (!period.lastDay().equals(lastDay) || lastDay.isBefore(EARLIEST)) {
      fields.reject("period", "Choose a period of the list");
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

  private boolean takesPlace(String place) {
    return measure.rule().orElseThrow().place() != null
        && Library.seed().stream().anyMatch(library -> library.code().equals(place));
  }

  ObservationView.Said said(ObservationRequest typed) {
    return new ObservationView.Said(
        measure.unit() == Unit.PERCENT ? percent(typed.value()) : number(typed.value()),
        fields.text("source", typed.source(), LONGEST_TEXT, "Say where the figure comes from"));
  }

  private long number(String typed) {
    var plain = typed == null ? null : typed.replaceAll("(?<=\\d)[, ](?=\\d{3})", "");
    return fields.wholeNumber("value", plain, 0, HIGHEST_NUMBER, "Enter the number");
  }

  private long percent(String typed) {
    var given = TypedText.given(typed);
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

  String reason(String typed, String missing) {
    return fields.text("reason", typed, LONGEST_TEXT, missing);
  }

  List<FieldError> errors() {
    return fields.errors();
  }

  void done() {
    fields.throwIfAny();
  }
}
