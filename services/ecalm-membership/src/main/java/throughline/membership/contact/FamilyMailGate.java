package throughline.membership.contact;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import throughline.membership.preference.Preferences.Channel;
import throughline.platform.mail.EveryMailGate;

/**
 * Every mail of this service is to a family and passes the gate: its kind is one of {@link
 * MailKind}, and its reference the id of the guardian. No other leaves.
 */
@ApplicationScoped
class FamilyMailGate implements EveryMailGate {

  private final MayContact mayContact;

  FamilyMailGate(MayContact mayContact) {
    this.mayContact = mayContact;
  }

  @Override
  public Optional<String> reasonToWithhold(String kind, String reference) {
    return MailKind.of(kind)
        .map(known -> mayContact.refusal(UUID.fromString(reference), known, Channel.EMAIL))
        .orElse(Optional.of("No family is written mails of this kind."));
  }
}
