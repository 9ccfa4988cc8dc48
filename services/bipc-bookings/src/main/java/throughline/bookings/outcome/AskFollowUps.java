package throughline.bookings.outcome;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Period;
import throughline.platform.core.time.London;

/** Asks those whose first session was three, six or twelve months ago what came of it. */
@ApplicationScoped
public class AskFollowUps {
  /** What fell due while no job ran is made up for; who came long before is left alone. */
  private static final Period LATE = Period.ofDays(28);

  private final FollowUps followUps;
  private final FollowUpMails mails;
  private final Clock clock;

  AskFollowUps(FollowUps followUps, FollowUpMails mails, Clock clock) {
    this.followUps = followUps;
    this.mails = mails;
    this.clock = clock;
  }

  /**
   * Some of them, in one transaction with the mails, so that nobody is asked twice or not at all.
   *
   * @return how many; fewer than the most if nobody is left
   */
  @Transactional
  public int ask(int most) {
    var earliest = London.today(clock).minus(LATE);
    var due = followUps.makeDue(earliest, clock.instant(), most);
    mails.ask(due.stream().filter(each -> each.address() != null).toList());
    return due.size();
  }
}
