package throughline.membership.record.life;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import throughline.membership.member.Member;
import throughline.membership.record.Desk;
import throughline.membership.record.life.LifeRecords.Taken;
import throughline.platform.core.input.Fields;

/** Somebody at a desk records what happened to a child of theirs. */
@ApplicationScoped
public class RecordLifeEvent {
  /** That something was recorded, without a word of the family. */
  @Schema(name = "RecordedLifeEvent")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Recorded(
      LifeEvent event,
      @Schema(description = "The enrolment; absent once nobody may open it") UUID record,
      @Schema(description = "The number of the certificate of an erasure") UUID certificate) {

    static Recorded of(Taken taken) {
      return new Recorded(taken.event(), taken.id(), null);
    }

    /** Of a record that was closed, or is another desk's from now on. */
    static Recorded unseen(LifeEvent event) {
      return new Recorded(event, null, null);
    }

    /** The page that comes next. */
    String page() {
      if (certificate != null) {
        return "/erasures/" + certificate;
      }
      if (event == LifeEvent.ADDRESS_MADE_SECRET) {
        return "/enrolments/" + record + "/shown?saved=true";
      }
      if (record != null) {
        return "/enrolments/" + record + "/record?saved=true";
      }
      return event == LifeEvent.ADOPTED ? "/records/closed" : "/?saved=true";
    }
  }

  private final LifeRecords records;
  private final ChangeChild changeChild;
  private final RecordMove recordMove;
  private final MakeAddressSecret makeAddressSecret;
  private final ChooseForFamily choose;
  private final ChangeMembership changeMembership;
  private final ConfirmDeath confirmDeath;
  private final ErasePerson erasePerson;

  RecordLifeEvent(
      LifeRecords records,
      ChangeChild changeChild,
      RecordMove recordMove,
      MakeAddressSecret makeAddressSecret,
      ChooseForFamily choose,
      ChangeMembership changeMembership,
      ConfirmDeath confirmDeath,
      ErasePerson erasePerson) {
    this.records = records;
    this.changeChild = changeChild;
    this.recordMove = recordMove;
    this.makeAddressSecret = makeAddressSecret;
    this.choose = choose;
    this.changeMembership = changeMembership;
    this.confirmDeath = confirmDeath;
    this.erasePerson = erasePerson;
  }

  /**
   * What the form of an event starts with, by field.
   *
   * @throws throughline.platform.core.refusal.NotFound if the record is another desk's
   * @throws throughline.platform.core.refusal.Conflict if it is not possible now
   */
  @Transactional
  Map<String, List<String>> start(UUID id, LifeEvent event, Desk desk) {
    var member = records.look(id, event, desk);
    Map<String, List<String>> values = new HashMap<>();
    valuesNow(id, event).forEach((field, value) -> values.put(field, List.of(value)));
    if (event == LifeEvent.PREFERENCES_CHOSEN) {
      values.put("preferences", choose.toldNow(id));
    }
    values.put("version", List.of(Long.toString(member.version())));
    return values;
  }

  private Map<String, String> valuesNow(UUID id, LifeEvent event) {
    if (event == LifeEvent.ADDRESS_MADE_SECRET) {
      makeAddressSecret.requireOpen(id);
    }
    return switch (event) {
      case NAME_AMENDED -> changeChild.nameNow(id);
      case MOVED -> Map.of("day", "today");
      case HOME_LIBRARY_CHOSEN -> choose.libraryNow(id);
      case SAFE_CHANNEL_CHOSEN -> choose.safeChannelNow(id);
      default -> Map.of();
    };
  }

  /**
   * Records the event that was sent, in one transaction with its place in the history and what is
   * published.
   *
   * @throws throughline.platform.core.input.InvalidInput naming every wrong field
   * @throws throughline.platform.core.refusal.NotFound if the record is another desk's
   * @throws throughline.platform.core.refusal.Conflict if it is not possible now, or somebody
   *     changed the record meanwhile
   */
  @Transactional
  public Recorded record(UUID id, LifeEventRequest typed, Desk desk) {
    var fields = new Fields();
    var event = fields.oneOf("event", typed.event(), LifeEvent.class, "Say what happened");
    fields.throwIfAny();
    List<Member> family =
        event == LifeEvent.ADDRESS_MADE_SECRET ? makeAddressSecret.lockFamily(id) : List.of();
    var taken = new Taken(event, records.take(id, event, typed.version(), desk), typed, desk);
    switch (event) {
      case NAME_AMENDED -> changeChild.amendName(taken);
      case DATE_OF_BIRTH_CORRECTED -> changeChild.correctDateOfBirth(taken);
      case MOVED -> recordMove.move(taken);
      case ADDRESS_PUT_RIGHT -> recordMove.putAddressRight(taken);
      case ADDRESS_MADE_SECRET -> makeAddressSecret.makeSecret(taken, family);
      case SAFE_CHANNEL_CHOSEN -> choose.safeChannel(taken);
      case PREFERENCES_CHOSEN -> choose.whatToTell(taken);
      case HELD -> changeMembership.hold(taken.member(), taken.actor());
      case RELEASED -> changeMembership.release(taken);
      case WITHDRAWN -> changeMembership.withdraw(taken.member(), taken.actor());
      case RESUMED -> changeMembership.resume(taken.member(), taken.actor());
      case DEATH_REPORTED -> changeMembership.reportDeath(taken);
      case DEATH_CONFIRMED -> confirmDeath.confirm(taken);
      case DEATH_TAKEN_BACK -> changeMembership.takeDeathBack(taken);
      case HOME_LIBRARY_CHOSEN -> {
        return choose.homeLibrary(taken);
      }
      case ADOPTED -> {
        changeMembership.closeForAdoption(taken);
        return Recorded.unseen(event);
      }
      case ERASED -> {
        return new Recorded(event, null, erasePerson.erase(taken));
      }
    }
    return Recorded.of(taken);
  }
}
