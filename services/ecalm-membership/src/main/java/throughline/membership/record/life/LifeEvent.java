package throughline.membership.record.life;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import throughline.membership.member.Member;
import throughline.membership.member.MembershipState;
import throughline.membership.record.Reasons;
import throughline.platform.core.permission.Places;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.core.refusal.NotFound;

/** What can happen to a member after the enrolment, and who may record it when. */
public enum LifeEvent {
  NAME_AMENDED("Change the name", Who.ANY_STAFF),
  DATE_OF_BIRTH_CORRECTED("Put the date of birth right", Who.REGISTRAR),
  MOVED("Record a move", Who.ANY_STAFF),
  ADDRESS_PUT_RIGHT("Correct or add the address", Who.ANY_STAFF),
  ADDRESS_MADE_SECRET("Make the address secret", Who.ANY_STAFF),
  HOME_LIBRARY_CHOSEN("Choose another home library", Who.ANY_STAFF),
  SAFE_CHANNEL_CHOSEN("Say how it is safe to write to the family", Who.ANY_STAFF),
  PREFERENCES_CHOSEN("Choose what the family is told", Who.ANY_STAFF),
  HELD("Hold it: the guardians disagree", Who.ANY_STAFF),
  RELEASED("Hold it no longer", Who.ANY_STAFF),
  WITHDRAWN("Withdraw from the library", Who.ANY_STAFF, MembershipState.ACTIVE),
  RESUMED("Resume the membership", Who.ANY_STAFF, MembershipState.WITHDRAWN),
  DEATH_REPORTED("Record a death", Who.ANY_STAFF),
  DEATH_CONFIRMED("Confirm the death", Who.REGISTRAR, MembershipState.REPORTED_DEAD),
  DEATH_TAKEN_BACK(
      "Take the report back",
      Who.ANY_STAFF_UNTIL_CONFIRMED,
      MembershipState.REPORTED_DEAD,
      MembershipState.DEAD),
  ADOPTED("Close the record after an adoption", Who.REGISTRAR),
  ERASED(
      "Erase this record",
      Who.REGISTRAR,
      MembershipState.ACTIVE,
      MembershipState.WITHDRAWN,
      MembershipState.UNDONE,
      MembershipState.REPORTED_DEAD,
      MembershipState.DEAD);

  /**
   * Of an adult nobody disagrees, none is adopted away from a record or told of a card for under
   * 5s.
   */
  private static final Set<LifeEvent> OF_CHILDREN = EnumSet.of(HELD, ADOPTED, PREFERENCES_CHOSEN);

  private enum Who {
    ANY_STAFF,
    ANY_STAFF_UNTIL_CONFIRMED,
    REGISTRAR
  }

  private static final Map<LifeEvent, Reasons> REASONS =
      Map.of(
          NAME_AMENDED,
              Reasons.NONE
                  .or("REREGISTERED", "The birth was re-registered")
                  .or("RENAMED", "The family changed the name")
                  .or("MISSPELT", "It was spelt wrong"),
          DATE_OF_BIRTH_CORRECTED,
              Reasons.NONE
                  .or("MISTYPED", "It was entered wrong")
                  .or("REGISTER_CORRECTED", "The register was corrected"),
          RELEASED,
              Reasons.NONE
                  .or("AGREED", "The guardians agree now")
                  .or("COURT_DECIDED", "A court has decided")
                  .or("NO_GROUND", "There was no ground for it")
                  .or("MERGED_LOOKED_AT", "Somebody has looked at the merged record"),
          DEATH_CONFIRMED,
              Reasons.NONE
                  .or("REGISTERED_HERE", "It is registered here")
                  .or("REGISTERED_ELSEWHERE", "Another registration office registered it")
                  .or("FAMILY_SAID", "The family said so"),
          DEATH_TAKEN_BACK,
              Reasons.NONE
                  .or("ANOTHER_CHILD", "It was another child’s record")
                  .or("MISTAKEN", "It was a mistake"));

  private final String label;
  private final Who who;
  private final Set<MembershipState> from;

  LifeEvent(String label, Who who) {
    this(label, who, MembershipState.ACTIVE, MembershipState.WITHDRAWN);
  }

  LifeEvent(String label, Who who, MembershipState... from) {
    this.label = label;
    this.who = who;
    this.from = EnumSet.copyOf(List.of(from));
  }

  public String label() {
    return label;
  }

  public String path() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static LifeEvent at(String path) {
    return Arrays.stream(values())
        .filter(event -> event.path().equals(path))
        .findFirst()
        .orElseThrow(() -> new NotFound("page at this address"));
  }

  /** What a registrar of these offices, or else library staff, can record of the member now. */
  static List<LifeEvent> possible(
      Member member, boolean isAdult, boolean addressIsSecret, Places offices) {
    return Arrays.stream(values())
        .filter(event -> !isAdult || !event.isOfChildren())
        .filter(event -> event != SAFE_CHANNEL_CHOSEN || addressIsSecret)
        .filter(event -> event != ADDRESS_MADE_SECRET || !addressIsSecret)
        .filter(event -> event.isPossible(member))
        .filter(event -> event.isFor(member, offices))
        .toList();
  }

  /** Those of which one has to be given; none for most. */
  Reasons reasons() {
    return REASONS.getOrDefault(this, Reasons.NONE);
  }

  boolean isOfChildren() {
    return OF_CHILDREN.contains(this);
  }

  /** Goes on if a registrar of these offices, or else library staff, can record it now. */
  void require(Member member, Places offices, String office) {
    if (!isPossible(member)) {
      throw notNow();
    }
    if (!isFor(member, offices)) {
      throw new Conflict(
          "only-a-registrar",
          office == null
              ? "Only a registrar for the whole county can record this"
              : "Only a registrar of %s can record this: the enrolment was made there. Ask there"
                  .formatted(office));
    }
  }

  static Conflict notNow() {
    return new Conflict(
        "not-possible-now",
        "This cannot be recorded now. Look at the record to see what has become of it");
  }

  private boolean isPossible(Member member) {
    var held = this != HELD && this != RELEASED || member.isHeld() == (this == RELEASED);
    return held && from.contains(member.standing());
  }

  private boolean isFor(Member member, Places offices) {
    var anyStaff =
        who == Who.ANY_STAFF
            || who == Who.ANY_STAFF_UNTIL_CONFIRMED
                && member.standing() == MembershipState.REPORTED_DEAD;
    return anyStaff || offices.includes(member.enrolledAtOffice());
  }
}
