package throughline.membership.desk.enrolment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.UUID;
import throughline.membership.record.Desk;

/** A registrar is about to put an enrolment of today right. */
@ApplicationScoped
class ShowCorrection {
  private final OpenVisits visits;

  ShowCorrection(OpenVisits visits) {
    this.visits = visits;
  }

  @Transactional
  Map<String, String> start(UUID id, Desk desk) {
    var member = visits.look(id, desk);
    return Map.of(
        "version", Long.toString(member.version()), "library", member.enrolledAt().code());
  }
}
