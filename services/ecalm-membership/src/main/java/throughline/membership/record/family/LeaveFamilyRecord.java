package throughline.membership.record.family;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import throughline.membership.contact.link.FamilyAccess;
import throughline.platform.web.seal.Secret;

/** A guardian has seen enough, perhaps at a computer that others use. */
@ApplicationScoped
class LeaveFamilyRecord {

  private final FamilyAccess access;

  LeaveFamilyRecord(FamilyAccess access) {
    this.access = access;
  }

  /** Ends the session, if there is one; the link still opens another. */
  @Transactional
  void leave(Optional<Secret> session) {
    session.ifPresent(access::end);
  }
}
