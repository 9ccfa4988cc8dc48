package throughline.membership.contact.link;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import throughline.membership.contact.MailKind;
import throughline.membership.person.vault.Guardian;
import throughline.membership.person.vault.Guardians;
import throughline.platform.mail.LinkAtSending;

/**
 * Makes the link of a mail to a guardian, who is its reference, at the moment at which it leaves.
 */
@ApplicationScoped
class PutLinkInMail implements LinkAtSending {

  private final FamilyAccess access;
  private final Guardians guardians;
  private final URI publicUrl;

  PutLinkInMail(
      FamilyAccess access,
      Guardians guardians,
      @ConfigProperty(name = "throughline.web.public-url") URI publicUrl) {
    this.access = access;
    this.guardians = guardians;
    this.publicUrl = publicUrl;
  }

  @Override
  public Set<String> kinds() {
    return MailKind.withLink();
  }

  /** The gate let the mail pass a moment ago, so the guardian was there. */
  @Override
  public String link(UUID mail, String reference) {
    var person = guardians.find(UUID.fromString(reference)).map(Guardian::person).orElseThrow();
    return publicUrl + "/family/link/" + access.link(person, mail).cookie();
  }
}
