package throughline.membership.desk.enrolment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import throughline.membership.person.match.OpenCases;

/** A desk that enrolled without a network asks whether somebody has to look at what came of it. */
@ApplicationScoped
class LookForAlike {
  private final OpenCases openCases;

  LookForAlike(OpenCases openCases) {
    this.openCases = openCases;
  }

  @Transactional
  boolean ofVisit(UUID member) {
    return openCases.isOpenOfVisit(member);
  }
}
