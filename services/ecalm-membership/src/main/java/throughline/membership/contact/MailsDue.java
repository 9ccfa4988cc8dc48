package throughline.membership.contact;

import io.quarkus.narayana.jta.QuarkusTransaction;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import throughline.membership.person.vault.Birthdays.Addressee;
import throughline.platform.core.time.London;
import throughline.platform.jobs.Job;

/**
 * Writes each day to everybody to whom a mail is due: some at a time, in one transaction with the
 * marks that they were written to, so that who kills it lets nobody be written to twice or not at
 * all.
 */
abstract class MailsDue implements Job {

  private static final int AT_ONCE = 200;

  private final MailKind kind;
  private final FamilyMail familyMail;
  private final Clock clock;

  MailsDue(MailKind kind, FamilyMail familyMail, Clock clock) {
    this.kind = kind;
    this.familyMail = familyMail;
    this.clock = clock;
  }

  abstract List<Addressee> take(LocalDate today, int most);

  @Override
  public final String run() {
    var today = London.today(clock);
    var written = 0;
    int some;
    do {
      some = QuarkusTransaction.requiringNew().call(() -> writeSome(today));
      written += some;
    } while (some > 0);
    return written == 1 ? "1 mail written" : written + " mails written";
  }

  private int writeSome(LocalDate today) {
    var some = take(today, AT_ONCE);
    some.forEach(each -> familyMail.write(kind, each.guardian(), each.email()));
    return some.size();
  }
}
