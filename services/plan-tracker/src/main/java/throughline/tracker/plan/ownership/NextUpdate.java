package throughline.tracker.plan.ownership;

import java.time.LocalDate;
import java.util.Optional;
import throughline.tracker.engine.rule.Frequency;
import throughline.tracker.figure.Period;

/** The day by whose end there is to be news of something. */
public record NextUpdate(LocalDate due) {

  public static final int DAYS_TO_REPORT = 28;

  public boolean isOverdue(LocalDate today) {
    return due.isBefore(today);
  }

  /**
   * The day that was given. One that had passed when it was said again, as a file does, is none:
   * this is the news of which it was the day.
   */
  static Optional<NextUpdate> given(LocalDate lastUpdate, Ownership ownership) {
    return Optional.ofNullable(ownership.nextUpdate())
        .filter(day -> !day.isBefore(lastUpdate))
        .map(NextUpdate::new);
  }

  public static Optional<NextUpdate> after(LocalDate lastUpdate, Ownership ownership) {
    return given(lastUpdate, ownership)
        .or(
            () ->
                Optional.ofNullable(ownership.frequency())
                    .map(frequency -> Period.of(frequency, Period.of(frequency, lastUpdate).to()))
                    .map(period -> new NextUpdate(period.lastDay())));
  }

  /**
   * Of what is reported for periods: so long after the end of the first that is missing. Without
   * any report that is the last whose time is over, so that a period that ends makes nothing due
   * anew, but none before that in which the measure was added.
   */
  public static NextUpdate ofReports(
      Frequency frequency,
      Optional<LocalDate> lastReported,
      Optional<LocalDate> addedOn,
      LocalDate today) {
    var missing =
        lastReported
            .map(day -> Period.of(frequency, day.plusDays(1)))
            .orElseGet(() -> firstAsked(frequency, addedOn, today));
    return new NextUpdate(missing.lastDay().plusDays(DAYS_TO_REPORT));
  }

  /** The last day of the period whose figure is then due. */
  LocalDate reportsOn() {
    return due.minusDays(DAYS_TO_REPORT);
  }

  private static Period firstAsked(
      Frequency frequency, Optional<LocalDate> addedOn, LocalDate today) {
    var ended = Period.lastEnded(frequency, today.minusDays(DAYS_TO_REPORT));
    return addedOn
        .map(day -> Period.of(frequency, day))
        .filter(first -> first.from().isAfter(ended.from()))
        .orElse(ended);
  }
}
