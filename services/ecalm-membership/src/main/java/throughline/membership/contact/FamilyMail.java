package throughline.membership.contact;

import static throughline.platform.mail.LinkAtSending.PLACEHOLDER;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import throughline.membership.person.vault.Guardian;
import throughline.platform.mail.Message;
import throughline.platform.mail.Outgoing;

/**
 * What is written to a guardian, in the transaction of what it tells of. It names nobody; whether
 * it leaves, {@link MayContact} says when it would.
 */
@ApplicationScoped
public class FamilyMail {

  @CheckedTemplate
  static class Templates {

    static native TemplateInstance welcome(String link);

    static native TemplateInstance welcomeAdult(String link);

    static native TemplateInstance newLink(String link);

    static native TemplateInstance contactAskedFor(String link);

    static native TemplateInstance confirmContact(String link);

    static native TemplateInstance contactChanged();

    static native TemplateInstance recordEnded();

    static native TemplateInstance handOver(String link);

    static native TemplateInstance reminder(String link);
  }

  private record Letter(String subject, TemplateInstance body) {}

  private final Outgoing outgoing;

  FamilyMail(Outgoing outgoing) {
    this.outgoing = outgoing;
  }

  /** To those of these who were enrolled today, or whose child was, and who may be written to. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void welcome(List<Guardian> guardians) {
    outgoing.sendAll(
        guardians.stream()
            .filter(guardian -> guardian.details().mayContact())
            .filter(guardian -> guardian.details().contact().email() != null)
            .map(
                guardian ->
                    message(
                        welcomeOf(guardian), guardian.id(), guardian.details().contact().email()))
            .toList());
  }

  private static MailKind welcomeOf(Guardian guardian) {
    return guardian.details().isSelf() ? MailKind.WELCOME_ADULT : MailKind.WELCOME;
  }

  @Transactional(Transactional.TxType.MANDATORY)
  public void write(MailKind kind, UUID guardian, String address) {
    outgoing.send(message(kind, guardian, address));
  }

  private static Message message(MailKind kind, UUID guardian, String address) {
    var letter = letter(kind);
    return new Message(kind.code(), guardian.toString(), address, letter.subject(), letter.body());
  }

  private static Letter letter(MailKind kind) {
    return switch (kind) {
      case WELCOME -> new Letter("The library card is ready", Templates.welcome(PLACEHOLDER));
      case WELCOME_ADULT ->
          new Letter("Your library card is ready", Templates.welcomeAdult(PLACEHOLDER));
      case NEW_LINK ->
          new Letter("Your link to the library record", Templates.newLink(PLACEHOLDER));
      case CONTACT_ASKED_FOR ->
          new Letter(
              "Another address was given to the library", Templates.contactAskedFor(PLACEHOLDER));
      case CONFIRM_CONTACT ->
          new Letter("Please confirm this address", Templates.confirmContact(PLACEHOLDER));
      case CONTACT_CHANGED ->
          new Letter("The library writes to this address no more", Templates.contactChanged());
      case RECORD_ENDED ->
          new Letter("One of two library records was ended", Templates.recordEnded());
      case HAND_OVER -> new Letter("How the library card goes on", Templates.handOver(PLACEHOLDER));
      case REMINDERS ->
          new Letter("Your child’s library card is waiting", Templates.reminder(PLACEHOLDER));
    };
  }
}
