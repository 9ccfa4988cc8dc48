package throughline.membership.record.life;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import throughline.platform.core.permission.Places;
import throughline.platform.core.refusal.NotFound;

/** A registrar gives a family the certificate of an erasure. */
@ApplicationScoped
class ShowCertificate {

  private final Erasures erasures;

  ShowCertificate(Erasures erasures) {
    this.erasures = erasures;
  }

  @Transactional
  Certificate show(UUID number, Places offices) {
    return erasures
        .find(number, offices)
        .orElseThrow(() -> new NotFound("certificate with this number"));
  }
}
