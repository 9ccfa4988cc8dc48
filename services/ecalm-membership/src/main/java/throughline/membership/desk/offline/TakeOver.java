package throughline.membership.desk.offline;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import throughline.platform.core.permission.Places;
import throughline.platform.database.audit.AuditTrail;
import throughline.platform.web.input.SentField;

/**
 * A registrar puts right what a colleague of their office wrote down and the service has not taken:
 * it is theirs from then on.
 */
@ApplicationScoped
class TakeOver {
  /** What was typed, and on which day. */
  record Taken(LocalDate day, List<SentField> fields) {}

  private final AuditTrail trail;

  TakeOver(AuditTrail trail) {
    this.trail = trail;
  }

  @Transactional
  Taken take(WrittenDown written, String registrar, Places places) {
    trail.append(DeviceAction.TAKEN_OVER.of(written, registrar, written.officeAmong(places)));
    return new Taken(written.day(), written.form().sent());
  }
}
