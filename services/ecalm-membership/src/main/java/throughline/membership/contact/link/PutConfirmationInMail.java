package throughline.membership.contact.link;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import throughline.membership.contact.MailKind;
import throughline.membership.person.vault.ContactChanges;
import throughline.platform.mail.LinkAtSending;

/** Makes the link by which somebody confirms the address to which it goes, as the mail leaves. */
@ApplicationScoped
class PutConfirmationInMail implements LinkAtSending {

  private final ContactChanges contactChanges;
  private final URI publicUrl;

  PutConfirmationInMail(
      ContactChanges contactChanges,
      @ConfigProperty(name = "throughline.web.public-url") URI publicUrl) {
    this.contactChanges = contactChanges;
    this.publicUrl = publicUrl;
  }

  @Override
  public Set<String> kinds() {
    return Set.of(MailKind.CONFIRM_CONTACT.code());
  }

  @Override
  public String link(UUID mail, String reference) {
    var secret = contactChanges.secretFor(UUID.fromString(reference));
    return publicUrl + "/family/link/address/" + secret.cookie();
  }
}
