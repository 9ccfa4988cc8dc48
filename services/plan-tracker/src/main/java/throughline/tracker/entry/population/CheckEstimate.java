package throughline.tracker.entry.population;

import java.time.LocalDate;
import java.util.Optional;
import throughline.platform.core.input.FieldError;
import throughline.platform.core.time.London;

/** Holds an estimate against the day and against what is in force. */
final class CheckEstimate {

  private CheckEstimate() {}

  static Optional<FieldError> problem(Estimate estimate, PopulationBook book, LocalDate today) {
    if (!estimate.day().isBefore(today)) {
      return wrong("year", "The year must be one whose 30 June has passed");
    }
    if (!estimate.publishedOn().isAfter(estimate.day()) || estimate.publishedOn().isAfter(today)) {
      return wrong(
          "publishedOn",
          "The day of publication must be after %s, which is estimated, and not in the future"
              .formatted(London.date(estimate.day())));
    }
    return book.year(estimate.year())
        .flatMap(inForce -> beside(estimate, inForce))
        .or(() -> fewerPlaces(estimate, book));
  }

  private static Optional<FieldError> fewerPlaces(Estimate estimate, PopulationBook book) {
    var level = Areas.Level.of(estimate.people().keySet());
    return book.on(estimate.day())
        .filter(before -> estimate.reason().isEmpty())
        .filter(before -> Areas.Level.of(before.getValue().people().keySet()).compareTo(level) > 0)
        .flatMap(
            before ->
                wrong(
                    "reason",
                    "This estimate is of %s only, and that of mid-%d is of %s, which would have no percentage from %s on. Give a number for each of them, or say here why this is meant"
                        .formatted(
                            level.words(),
                            before.getKey(),
                            Areas.Level.of(before.getValue().people().keySet()).words(),
                            London.date(estimate.day()))));
  }

  private static Optional<FieldError> beside(Estimate estimate, PopulationBook.Year inForce) {
    if (inForce.publishedOn().isAfter(estimate.publishedOn())) {
      return wrong(
          "publishedOn",
          "A newer estimate of mid-%d, published on %s, is in force. Enter only what is newer"
              .formatted(estimate.year(), London.date(inForce.publishedOn())));
    }
    if (inForce.publishedOn().isBefore(estimate.publishedOn())) {
      return Optional.empty();
    }
    if (inForce.people().equals(estimate.people())) {
      return wrong(
          "year",
          "This is what is entered for mid-%d already. Leave it out, or change it"
              .formatted(estimate.year()));
    }
    return estimate.reason().isEmpty()
        ? wrong(
            "reason",
            "Mid-%d as published on that day is entered already. Say why it is corrected, or enter a newer publication"
                .formatted(estimate.year()))
        : Optional.empty();
  }

  private static Optional<FieldError> wrong(String field, String message) {
    return Optional.of(new FieldError(field, message));
  }
}
