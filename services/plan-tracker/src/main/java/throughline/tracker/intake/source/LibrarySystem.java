package throughline.tracker.intake.source;

import java.time.LocalDate;
import org.jdbi.v3.core.Handle;
import throughline.contracts.membership.MembershipEvents;
import throughline.tracker.engine.fact.SourceLastHeard;

/**
 * Whether the library system still tells of loans: it does so through a service, which counts its
 * own days also when the library system has stopped.
 *
 * @param lastOn the last day on which loans came in; null when none has
 */
public record LibrarySystem(LocalDate lastOn, boolean isSilent) {

  public static LibrarySystem read(Handle handle, LocalDate today) {
    var last = SourceLastHeard.lastDays(handle, today).get(MembershipEvents.LOAN_COUNT);
    return new LibrarySystem(last, SourceLastHeard.until(last, today, today).isBefore(today));
  }
}
