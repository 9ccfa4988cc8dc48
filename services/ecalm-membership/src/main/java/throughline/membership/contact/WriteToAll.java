package throughline.membership.contact;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.IntFunction;
import throughline.membership.vault.Birthdays.Addressee;

/**
 * Writes to everybody to whom a mail is due: some at a time, in one transaction with the marks that
 * they were written to, so that who kills it lets nobody be written to twice or not at all.
 */
@Singleton
class WriteToAll {

  private static final int AT_ONCE = 200;

  private final FamilyMail familyMail;

  WriteToAll(FamilyMail familyMail) {
    this.familyMail = familyMail;
  }

  /**
   * Until nobody is left.
   *
   * @param next marks so many at most and says who they are
   * @return how many mails that were, in words for the page of jobs
   */
  String write(MailKind kind, IntFunction<List<Addressee>> next) {
    var written = 0;
    int some;
    do {
      some = QuarkusTransaction.requiringNew().call(() -> writeSome(kind, next));
      written += some;
    } while (some > 0);
    return written == 1 ? "1 mail written" : written + " mails written";
  }

  private int writeSome(MailKind kind, IntFunction<List<Addressee>> next) {
    var some = next.apply(AT_ONCE);
    some.forEach(each -> familyMail.write(kind, each.guardian(), each.email()));
    return some.size();
  }
}
