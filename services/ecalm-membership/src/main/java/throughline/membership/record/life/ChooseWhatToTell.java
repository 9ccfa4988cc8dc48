package throughline.membership.record.life;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import throughline.membership.person.preference.Preferences;
import throughline.membership.person.preference.Preferences.Channel;
import throughline.membership.person.preference.Purpose;
import throughline.membership.person.vault.Addressees;
import throughline.membership.record.Desk;
import throughline.membership.record.RecordAction;
import throughline.platform.core.input.Fields;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.database.audit.Change;

/** A family says at a desk, or on the phone, what it would like to be told. */
@ApplicationScoped
class ChooseWhatToTell implements LifeChange {

  private final LifeRecords records;
  private final Preferences preferences;
  private final Addressees addressees;
  private final Clock clock;

  ChooseWhatToTell(
      LifeRecords records, Preferences preferences, Addressees addressees, Clock clock) {
    this.records = records;
    this.preferences = preferences;
    this.addressees = addressees;
    this.clock = clock;
  }

  @Override
  public LifeEvent event() {
    return LifeEvent.PREFERENCES_CHOSEN;
  }

  @Override
  public Map<String, List<String>> ticked(UUID id) {
    return Map.of("preferences", preferences.of(id).stream().map(Enum::name).toList());
  }

  @Override
  @Transactional
  public Recorded record(UUID id, LifeEventRequest typed, Desk desk) {
    var member = records.take(id, event(), typed.version(), desk);
    var fields = new Fields();
    var wanted =
        Purpose.read(fields, typed.preferences() == null ? List.of() : typed.preferences());
    fields.throwIfAny();
    if (!wanted.isEmpty() && addressees.of(List.of(id)).isEmpty()) {
      throw new Conflict(
          "nobody-has-mail",
          "It is sent by e-mail alone, and nobody of this family who may be written to has an"
              + " e-mail address. Change how we reach a guardian first");
    }
    var before = preferences.of(id);
    if (!before.equals(wanted)) {
      preferences.choose(id, wanted, Channel.EMAIL, desk.subject(), clock.instant());
      records.countChange(member);
      records.keep(
          member,
          RecordAction.PREFERENCES_CHANGED,
          desk,
          null,
          Change.personal("preferences", Purpose.inWords(before), Purpose.inWords(wanted)));
    }
    return Recorded.of(event(), id);
  }
}
