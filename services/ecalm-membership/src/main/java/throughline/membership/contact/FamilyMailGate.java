package throughline.membership.contact;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import throughline.membership.person.preference.Preferences.Channel;
import throughline.membership.person.vault.ContactChanges;
import throughline.platform.mail.EveryMailGate;

/**
 * Every mail of this service is to a family and passes the gate: its kind is one of {@link
 * MailKind}, and its reference the id of the guardian. No other leaves.
 */
@ApplicationScoped
class FamilyMailGate implements EveryMailGate {

  private final MayContact mayContact;
  private final ContactChanges contactChanges;

  FamilyMailGate(MayContact mayContact, ContactChanges contactChanges) {
    this.mayContact = mayContact;
    this.contactChanges = contactChanges;
  }

  @Override
  public Optional<String> reasonToWithhold(String kind, String reference) {
    return MailKind.of(kind)
        .map(known -> reason(known, UUID.fromString(reference)))
        .orElse(Optional.of("No family is written mails of this kind."));
  }

  private Optional<String> reason(MailKind kind, UUID guardian) {
    return kind == MailKind.CONFIRM_CONTACT && !contactChanges.isOpen(guardian)
        ? Optional.of("There is nothing to confirm any more.")
        : mayContact.refusal(guardian, kind, Channel.EMAIL);
  }
}
