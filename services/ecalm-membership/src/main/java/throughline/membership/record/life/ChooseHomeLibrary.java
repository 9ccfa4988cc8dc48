package throughline.membership.record.life;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import throughline.membership.member.Member;
import throughline.membership.member.Members;
import throughline.membership.record.Desk;
import throughline.membership.record.RecordAction;
import throughline.membership.reference.library.Libraries;
import throughline.membership.reference.library.Library;
import throughline.membership.reference.library.ParseLibrary;
import throughline.platform.core.input.Fields;
import throughline.platform.core.input.InvalidInput;
import throughline.platform.core.time.London;
import throughline.platform.database.audit.Change;

/** A family uses another library from today on, after a move for example. */
@ApplicationScoped
class ChooseHomeLibrary implements LifeChange {

  private static final String LIBRARY = "library";

  private final LifeRecords records;
  private final Members members;
  private final ParseLibrary readLibrary;
  private final Libraries libraries;
  private final Clock clock;

  ChooseHomeLibrary(
      LifeRecords records,
      Members members,
      ParseLibrary readLibrary,
      Libraries libraries,
      Clock clock) {
    this.records = records;
    this.members = members;
    this.readLibrary = readLibrary;
    this.libraries = libraries;
    this.clock = clock;
  }

  @Override
  public LifeEvent event() {
    return LifeEvent.HOME_LIBRARY_CHOSEN;
  }

  @Override
  @Transactional
  public Map<String, String> start(UUID id) {
    return members
        .findByIdOptional(id)
        .map(Member::belongsTo)
        .map(code -> Map.of(LIBRARY, code))
        .orElse(Map.of());
  }

  @Override
  @Transactional
  public Recorded record(UUID id, LifeEventRequest typed, Desk desk) {
    var member = records.take(id, event(), typed.version(), desk);
    var fields = new Fields();
    var chosen = readLibrary.read(fields, LIBRARY, typed.library());
    fields.throwIfAny();
    var before = member.belongsTo();
    if (chosen.code().equals(before)) {
      throw new InvalidInput(LIBRARY, "This is the home library now. Choose another one");
    }
    var actor = desk.actor(member);
    member.changeHomeLibrary(chosen, London.today(clock));
    records.tell(member);
    records.keep(
        member,
        RecordAction.HOME_LIBRARY_CHANGED,
        actor,
        null,
        Change.of(LIBRARY, name(before), chosen.name()));
    return isSeen(member, desk) ? Recorded.of(event(), id) : Recorded.elsewhere(event());
  }

  private static boolean isSeen(Member member, Desk desk) {
    return desk.offices().includes(member.enrolledAtOffice())
        || desk.libraries().includes(member.belongsTo());
  }

  private String name(String code) {
    return Optional.ofNullable(code)
        .flatMap(libraries::findByIdOptional)
        .map(Library::name)
        .orElse(null);
  }
}
