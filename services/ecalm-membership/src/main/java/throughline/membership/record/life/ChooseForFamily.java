package throughline.membership.record.life;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import throughline.membership.member.Member;
import throughline.membership.member.Members;
import throughline.membership.person.preference.Preferences;
import throughline.membership.person.preference.Preferences.Channel;
import throughline.membership.person.preference.Purpose;
import throughline.membership.person.vault.AddressPolicies;
import throughline.membership.person.vault.Addressees;
import throughline.membership.record.RecordAction;
import throughline.membership.record.life.LifeRecords.Taken;
import throughline.membership.record.life.RecordLifeEvent.Recorded;
import throughline.membership.reference.library.ParseLibrary;
import throughline.platform.core.input.Fields;
import throughline.platform.core.input.InvalidInput;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.core.time.London;
import throughline.platform.database.audit.Change;
import throughline.platform.web.input.Option;
import throughline.publishing.library.Libraries;
import throughline.publishing.library.Library;

/** A family says which library it uses, what it is told, and how it is safe to write to it. */
@ApplicationScoped
class ChooseForFamily {

  private static final String LIBRARY = "library";
  private static final String CHANNEL = "channel";

  /** By which way a family whose address is secret may be written to. */
  enum SafeChannel {
    NONE("By none"),
    EMAIL("By e-mail"),
    PHONE("By phone");

    private final String inWords;

    SafeChannel(String inWords) {
      this.inWords = inWords;
    }

    static List<Option> options() {
      return Option.each(List.of(values()), channel -> channel.inWords);
    }
  }

  private final LifeRecords records;
  private final Members members;
  private final AddressPolicies policies;
  private final Preferences preferences;
  private final Addressees addressees;
  private final ParseLibrary parseLibrary;
  private final Libraries libraries;
  private final Clock clock;

  ChooseForFamily(
      LifeRecords records,
      Members members,
      AddressPolicies policies,
      Preferences preferences,
      Addressees addressees,
      ParseLibrary parseLibrary,
      Libraries libraries,
      Clock clock) {
    this.records = records;
    this.members = members;
    this.policies = policies;
    this.preferences = preferences;
    this.addressees = addressees;
    this.parseLibrary = parseLibrary;
    this.libraries = libraries;
    this.clock = clock;
  }

  Map<String, String> libraryNow(UUID id) {
    return members
        .findByIdOptional(id)
        .map(Member::belongsTo)
        .map(code -> Map.of(LIBRARY, code))
        .orElse(Map.of());
  }

  /** The staff of the library of before do not see the record any more. */
  Recorded homeLibrary(Taken taken) {
    var member = taken.member();
    var fields = new Fields();
    var chosen = parseLibrary.read(fields, LIBRARY, taken.typed().library());
    fields.throwIfAny();
    var before = member.belongsTo();
    if (chosen.code().equals(before)) {
      throw new InvalidInput(LIBRARY, "This is the home library now. Choose another one");
    }
    var actor = taken.actor();
    member.changeHomeLibrary(chosen, London.today(clock));
    records.tell(member);
    records.keep(
        member,
        RecordAction.HOME_LIBRARY_CHANGED,
        actor,
        null,
        Change.of(LIBRARY, name(before), chosen.name()));
    var desk = taken.desk();
    var isSeen =
        desk.offices().includes(member.enrolledAtOffice())
            || desk.libraries().includes(member.belongsTo());
    return isSeen ? Recorded.of(taken) : Recorded.unseen(taken.event());
  }

  private String name(String code) {
    return Optional.ofNullable(code)
        .flatMap(libraries::findByIdOptional)
        .map(Library::name)
        .orElse(null);
  }

  List<String> toldNow(UUID id) {
    return preferences.of(id).stream().map(Enum::name).toList();
  }

  void whatToTell(Taken taken) {
    var id = taken.id();
    var typed = taken.typed().preferences();
    var fields = new Fields();
    var wanted = Purpose.read(fields, typed == null ? List.of() : typed);
    fields.throwIfAny();
    if (!wanted.isEmpty() && addressees.of(List.of(id)).isEmpty()) {
      throw new Conflict(
          "nobody-has-mail",
          "It is sent by e-mail alone, and nobody of this family who may be written to has an"
              + " e-mail address. Change how we reach a guardian first");
    }
    var before = preferences.of(id);
    if (!before.equals(wanted)) {
      preferences.choose(id, wanted, Channel.EMAIL, taken.desk().subject(), clock.instant());
      records.countChange(taken.member());
      records.keep(
          taken,
          RecordAction.PREFERENCES_CHANGED,
          null,
          Change.personal("preferences", Purpose.inWords(before), Purpose.inWords(wanted)));
    }
  }

  Map<String, String> safeChannelNow(UUID id) {
    return Map.of(CHANNEL, allowed(id).name());
  }

  void safeChannel(Taken taken) {
    var before = allowed(taken.id());
    var fields = new Fields();
    var channel =
        fields.oneOf(
            CHANNEL, taken.typed().channel(), SafeChannel.class, "Choose by which way, or by none");
    fields.throwIfAny();
    policies.allow(taken.id(), channel == SafeChannel.NONE ? null : channel.name());
    records.countChange(taken.member());
    records.keep(
        taken,
        RecordAction.SAFE_CHANNEL_CHOSEN,
        null,
        Change.personal(CHANNEL, before.inWords, channel.inWords));
  }

  private SafeChannel allowed(UUID id) {
    if (!policies.isSecret(id)) {
      throw new Conflict(
          "address-not-secret",
          "The address is not secret, so the family is written to as it chose");
    }
    return policies.safeChannel(id).map(SafeChannel::valueOf).orElse(SafeChannel.NONE);
  }
}
