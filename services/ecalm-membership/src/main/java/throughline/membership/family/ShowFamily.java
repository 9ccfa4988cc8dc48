package throughline.membership.family;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import throughline.platform.core.time.London;
import throughline.platform.web.seal.Secret;

/** A guardian looks what is held. */
@ApplicationScoped
class ShowFamily {

  /** A child, and what this guardian can do about it now. */
  record Shown(FamilyChild child, List<FamilyChange> possible) {}

  private final FamilyRecords records;
  private final Clock clock;

  ShowFamily(FamilyRecords records, Clock clock) {
    this.records = records;
    this.clock = clock;
  }

  /**
   * Every child of the visit of whom this guardian may be shown something.
   *
   * @throws PageClosed if the session has ended or there is nothing to show any more
   */
  @Transactional
  List<Shown> show(Optional<Secret> session) {
    var today = London.today(clock);
    return records.shown(session).stream()
        .map(child -> new Shown(child, FamilyChange.possible(child, today)))
        .toList();
  }
}
