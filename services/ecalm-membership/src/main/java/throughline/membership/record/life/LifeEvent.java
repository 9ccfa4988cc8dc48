package throughline.membership.record.life;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import throughline.membership.member.Member;
import throughline.membership.member.MembershipState;
import throughline.platform.core.permission.Places;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.core.refusal.NotFound;

/** What can happen to a member after the enrolment, and who may record it when. */
public enum LifeEvent {
  NAME_AMENDED("Change the name", Who.ANY_STAFF, MembershipState.ACTIVE, MembershipState.WITHDRAWN),
  DATE_OF_BIRTH_CORRECTED(
      "Put the date of birth right",
      Who.REGISTRAR,
      MembershipState.ACTIVE,
      MembershipState.WITHDRAWN),
  MOVED("Record a move", Who.ANY_STAFF, MembershipState.ACTIVE, MembershipState.WITHDRAWN),
  ADDRESS_PUT_RIGHT(
      "Correct or add the address",
      Who.ANY_STAFF,
      MembershipState.ACTIVE,
      MembershipState.WITHDRAWN),
  ADDRESS_MADE_SECRET(
      "Make the address secret", Who.ANY_STAFF, MembershipState.ACTIVE, MembershipState.WITHDRAWN),
  HOME_LIBRARY_CHOSEN(
      "Choose another home library",
      Who.ANY_STAFF,
      MembershipState.ACTIVE,
      MembershipState.WITHDRAWN),
  SAFE_CHANNEL_CHOSEN(
      "Say how it is safe to write to the family",
      Who.ANY_STAFF,
      MembershipState.ACTIVE,
      MembershipState.WITHDRAWN),
  PREFERENCES_CHOSEN(
      "Choose what the family is told",
      Who.ANY_STAFF,
      MembershipState.ACTIVE,
      MembershipState.WITHDRAWN),
  HELD(
      "Hold it: the guardians disagree",
      Who.ANY_STAFF,
      MembershipState.ACTIVE,
      MembershipState.WITHDRAWN),
  RELEASED("Hold it no longer", Who.ANY_STAFF, MembershipState.ACTIVE, MembershipState.WITHDRAWN),
  WITHDRAWN("Withdraw from the library", Who.ANY_STAFF, MembershipState.ACTIVE),
  RESUMED("Resume the membership", Who.ANY_STAFF, MembershipState.WITHDRAWN),
  DEATH_REPORTED(
      "Record a death", Who.ANY_STAFF, MembershipState.ACTIVE, MembershipState.WITHDRAWN),
  DEATH_CONFIRMED("Confirm the death", Who.REGISTRAR, MembershipState.REPORTED_DEAD),
  DEATH_TAKEN_BACK(
      "Take the report back",
      Who.ANY_STAFF_UNTIL_CONFIRMED,
      MembershipState.REPORTED_DEAD,
      MembershipState.DEAD),
  ADOPTED(
      "Close the record after an adoption",
      Who.REGISTRAR,
      MembershipState.ACTIVE,
      MembershipState.WITHDRAWN),
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

  private final String label;
  private final Who who;
  private final Set<MembershipState> from;

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

  boolean isOfChildren() {
    return OF_CHILDREN.contains(this);
  }

  /**
   * Goes on if a registrar of these offices, or else library staff, can record it now. * @param
   * office the name of the one whose registrars can; null if that is not known
   */
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
