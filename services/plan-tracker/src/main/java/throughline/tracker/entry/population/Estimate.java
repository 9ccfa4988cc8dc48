package throughline.tracker.entry.population;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import throughline.platform.core.input.FieldError;
import throughline.platform.core.time.London;
import throughline.tracker.entry.ImportFiles;

/** An estimate of one year as it is entered. */
record Estimate(String ageBand, int year, ImportFiles.About about, Map<String, Integer> people) {

  LocalDate publishedOn() {
    return about.publishedOn();
  }

  String reason() {
    return about.reason();
  }

  static LocalDate day(int year) {
    return LocalDate.of(year, 6, 30);
  }

  LocalDate day() {
    return day(year);
  }

  String words() {
    return "Mid-%d, ages %s".formatted(year, ageBand);
  }

  /** Why it cannot be taken on that day, beside what is in force; empty if it can. */
  Optional<FieldError> problem(PopulationBook book, LocalDate today) {
    if (!day().isBefore(today)) {
      return wrong("year", "The year must be one whose 30 June has passed");
    }
    if (!publishedOn().isAfter(day()) || publishedOn().isAfter(today)) {
      return wrong(
          "publishedOn",
          "The day of publication must be after %s, which is estimated, and not in the future"
              .formatted(London.date(day())));
    }
    return book.year(year).flatMap(inForce -> beside(inForce)).or(() -> fewerPlaces(book));
  }

  private Optional<FieldError> fewerPlaces(PopulationBook book) {
    var level = Areas.Level.of(people.keySet());
    return book.on(day())
        .filter(before -> reason().isEmpty())
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
                            London.date(day()))));
  }

  private Optional<FieldError> beside(PopulationBook.Year inForce) {
    if (inForce.publishedOn().isAfter(publishedOn())) {
      return wrong(
          "publishedOn",
          "A newer estimate of mid-%d, published on %s, is in force. Enter only what is newer"
              .formatted(year, London.date(inForce.publishedOn())));
    }
    if (inForce.publishedOn().isBefore(publishedOn())) {
      return Optional.empty();
    }
    if (isIn(inForce)) {
      return wrong(
          "year",
          "This is what is entered for mid-%d already. Leave it out, or change it".formatted(year));
    }
    return reason().isEmpty()
        ? wrong(
            "reason",
            "Mid-%d as published on that day is entered already. Say why it is corrected, or enter a newer publication"
                .formatted(year))
        : Optional.empty();
  }

  boolean isIn(PopulationBook.Year inForce) {
    return inForce.publishedOn().equals(publishedOn()) && inForce.people().equals(people);
  }

  private static Optional<FieldError> wrong(String field, String message) {
    return Optional.of(new FieldError(field, message));
  }
}
