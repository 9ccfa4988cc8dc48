package throughline.membership.record.life;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import throughline.membership.record.Desk;
import throughline.membership.record.RecordAction;
import throughline.platform.core.input.InvalidInput;
import throughline.platform.core.input.TypedText;

/** A family wants that nothing is held of the child, or nobody needs the record any more. */
@ApplicationScoped
class EraseMember implements LifeChange {

  private static final String WORD = "erase";

  private final LifeRecords records;
  private final ErasePerson erasePerson;
  private final Erasures erasures;
  private final Clock clock;

  EraseMember(LifeRecords records, ErasePerson erasePerson, Erasures erasures, Clock clock) {
    this.records = records;
    this.erasePerson = erasePerson;
    this.erasures = erasures;
    this.clock = clock;
  }

  @Override
  public LifeEvent event() {
    return LifeEvent.ERASED;
  }

  @Override
  @Transactional
  public Recorded record(UUID id, LifeEventRequest typed, Desk desk) {
    var member = records.take(id, event(), typed.version(), desk);
    if (TypedText.given(typed.confirmation()).filter(WORD::equalsIgnoreCase).isEmpty()) {
      throw new InvalidInput("confirmation", "Type the word erase, since this cannot be undone");
    }
    records.keep(member, RecordAction.ERASED, desk, null);
    var now = clock.instant();
    for (var merged : erasePerson.of(member)) {
      erasures.add(UUID.randomUUID(), merged, member.enrolledAtOffice(), now);
    }
    var certificate = UUID.randomUUID();
    erasures.add(certificate, id, member.enrolledAtOffice(), now);
    return Recorded.erased(certificate);
  }
}
