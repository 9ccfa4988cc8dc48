package throughline.membership.contact;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import throughline.membership.preference.Preferences.Channel;
import throughline.membership.preference.Purpose;
import throughline.platform.mail.EveryMailGate;

/**
 * Every mail of this service is to a family and passes the gate: its kind is what the family chose
 * to be told, in small letters, and its reference the id of the guardian. No other leaves.
 */
@ApplicationScoped
class FamilyMailGate implements EveryMailGate {

  private final MayContact mayContact;

  FamilyMailGate(MayContact mayContact) {
    this.mayContact = mayContact;
  }

  @Override
  public Optional<String> reasonToWithhold(String kind, String reference) {
    return purpose(kind)
        .map(purpose -> mayContact.refusal(UUID.fromString(reference), purpose, Channel.EMAIL))
        .orElse(Optional.of("No family can choose mails of this kind."));
  }

  private static Optional<Purpose> purpose(String kind) {
    return Arrays.stream(Purpose.values())
        .filter(purpose -> purpose.name().toLowerCase(Locale.ROOT).equals(kind))
        .findFirst();
  }
}
