package throughline.membership.record.family;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.mapper.Nested;
import org.jdbi.v3.core.mapper.reflect.ColumnName;
import throughline.membership.person.preference.Purpose;
import throughline.membership.person.vault.ChildName;
import throughline.membership.person.vault.Relationship;

/**
 * What a guardian is shown of one child, or an adult of themself. Nothing of another guardian, and
 * of an address no more than whether one is held: it may be another guardian's home.
 *
 * @param id of the guardian for this child; the member's key, which events carry, is shown to
 *     nobody
 * @param version of the record, so that no change is overrun
 * @param withdrawnOn null if the membership goes on
 * @param held whether nothing is sent or changed until staff have looked at the record
 * @param library the home library; null if there is none or the address is secret
 * @param cardEnding null if no card can be used
 * @param office the name of the one that can erase it; null if that is not known
 */
record FamilyChild(
    UUID id,
    UUID member,
    long version,
    @Nested ChildName childName,
    LocalDate dateOfBirth,
    LocalDate enrolledOn,
    LocalDate withdrawnOn,
    boolean held,
    boolean restricted,
    boolean addressHeld,
    String library,
    String cardEnding,
    String noticeVersion,
    String office,
    List<Purpose> chosen,
    boolean mayManage,
    @Nested Myself guardian) {

  /** What is held of the reader. */
  record Myself(
      @ColumnName("guardian_name") String name, Relationship relationship, String contact) {

    @Override
    public String toString() {
      return "Myself";
    }
  }

  public String name() {
    return childName.inFull();
  }

  public boolean notNamedYet() {
    return childName.notYet();
  }

  /** What the family is told: what it chose the last time, of what is offered. */
  public Set<Purpose> wanted() {
    return chosen.stream()
        .filter(Purpose::isOffered)
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Purpose.class)));
  }

  public boolean isReader() {
    return guardian.relationship == Relationship.SELF;
  }

  @Override
  public String toString() {
    return "FamilyChild";
  }
}
