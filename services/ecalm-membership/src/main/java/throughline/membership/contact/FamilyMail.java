package throughline.membership.contact;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import throughline.membership.vault.Guardian;
import throughline.platform.mail.LinkAtSending;
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

    private Templates() {}

    static native TemplateInstance welcome(String link);

    static native TemplateInstance newLink(String link);

    static native TemplateInstance handOver(String link);

    static native TemplateInstance reminder(String link);
  }

  private final Outgoing outgoing;

  FamilyMail(Outgoing outgoing) {
    this.outgoing = outgoing;
  }

  /** To those of these whose child was enrolled today and who may be written to. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void welcome(List<Guardian> guardians) {
    outgoing.sendAll(
        guardians.stream()
            .filter(guardian -> guardian.details().mayContact())
            .filter(guardian -> guardian.details().contact().email() != null)
            .map(FamilyMail::welcome)
            .toList());
  }

  private static Message welcome(Guardian guardian) {
    return message(
        MailKind.WELCOME,
        guardian.id(),
        guardian.details().contact().email(),
        "The library card is ready",
        Templates.welcome(LinkAtSending.PLACEHOLDER));
  }

  /** To one who asked for it. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void newLink(UUID guardian, String address) {
    send(
        MailKind.NEW_LINK,
        guardian,
        address,
        "Your link to the library record",
        Templates.newLink(LinkAtSending.PLACEHOLDER));
  }

  /** To one whose family chose to be told before the fifth birthday. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void handOver(UUID guardian, String address) {
    send(
        MailKind.HAND_OVER,
        guardian,
        address,
        "How the library card goes on",
        Templates.handOver(LinkAtSending.PLACEHOLDER));
  }

  /** To one whose family chose to be reminded of a card that was not used. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void reminder(UUID guardian, String address) {
    send(
        MailKind.REMINDERS,
        guardian,
        address,
        "Your child’s library card is waiting",
        Templates.reminder(LinkAtSending.PLACEHOLDER));
  }

  private void send(
      MailKind kind, UUID guardian, String address, String subject, TemplateInstance body) {
    outgoing.send(message(kind, guardian, address, subject, body));
  }

  private static Message message(
      MailKind kind, UUID guardian, String address, String subject, TemplateInstance body) {
    return new Message(kind.code(), guardian.toString(), address, subject, body);
  }
}
