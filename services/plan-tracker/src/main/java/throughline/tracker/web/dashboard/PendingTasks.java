package throughline.tracker.web.dashboard;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import throughline.tracker.engine.rule.Measures;
import throughline.tracker.entry.observation.Proposals;
import throughline.tracker.plan.ownership.OwnershipView;
import throughline.tracker.plan.register.Register;
import throughline.tracker.rulechange.Trials;

/**
 * What the reader can do now: nobody here has an address, so the first page says what a mail would.
 *
 * @param figures how many somebody else has entered and this person may approve
 * @param rules how many new versions of rules somebody else has proposed
 */
record PendingTasks(long figures, long rules, List<OwnershipView> due) {

  private static final int SOON = 14;

  /** More would hide what follows; the register has them all. */
  private static final int MOST = 5;

  static PendingTasks read(
      Handle handle, Measures all, Register register, Optional<UUID> person, LocalDate day) {
    return new PendingTasks(
        Proposals.countWaiting(handle, all, person),
        Trials.countToApprove(handle, person),
        register.measures().stream()
            .filter(view -> view.measure().isEntered())
            .filter(view -> view.next().isPresent())
            .filter(view -> view.next().get().due().isBefore(day.plusDays(SOON)))
            .sorted(Comparator.comparing(view -> view.next().get().due()))
            .toList());
  }

  public List<OwnershipView> first() {
    return due.subList(0, Math.min(MOST, due.size()));
  }

  public int more() {
    return due.size() - first().size();
  }

  public boolean isAnything() {
    return figures > 0 || rules > 0 || !due.isEmpty();
  }
}
