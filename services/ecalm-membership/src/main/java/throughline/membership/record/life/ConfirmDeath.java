package throughline.membership.record.life;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import throughline.membership.person.vault.Child;
import throughline.membership.person.vault.PersonVault;
import throughline.membership.record.RecordAction;
import throughline.membership.record.life.LifeRecords.Taken;
import throughline.platform.core.input.Fields;
import throughline.platform.core.input.TypedText;
import throughline.platform.core.time.London;

/** A registrar knows that a child who was reported to have died has. */
@ApplicationScoped
class ConfirmDeath {

  private static final String DAY = "day";

  private final LifeRecords records;
  private final PersonVault vault;
  private final Clock clock;

  ConfirmDeath(LifeRecords records, PersonVault vault, Clock clock) {
    this.records = records;
    this.vault = vault;
    this.clock = clock;
  }

  /** The day is kept nowhere: the membership ends with its month, or with that of the report. */
  void confirm(Taken taken) {
    var member = taken.member();
    var fields = new Fields().called(DAY, "Date");
    var born = vault.child(taken.id()).map(Child::dateOfBirth).orElse(null);
    var day = day(fields, taken.typed().day(), London.today(clock), born);
    var reason = taken.reason(fields);
    day.ifPresentOrElse(member::confirmDeath, member::confirmDeath);
    records.tell(member);
    records.keep(taken, RecordAction.DEATH_CONFIRMED, reason);
  }

  private static Optional<LocalDate> day(
      Fields fields, String typed, LocalDate today, LocalDate born) {
    if (TypedText.given(typed).isEmpty()) {
      return Optional.empty();
    }
    var day = fields.dateNear(today, DAY, typed, "");
    if (day != null && day.isAfter(today)) {
      fields.reject(DAY, "The date must be today or in the past, or left out");
    } else if (day != null && born != null && day.isBefore(born)) {
      fields.reject(DAY, "The date must not be before the date of birth, or be left out");
    }
    return Optional.ofNullable(day);
  }
}
