package throughline.membership.person.vault;

import org.jdbi.v3.core.mapper.Nested;

/** A guardian as somebody answers for a child: a person, or a council as corporate parent. */
public record GuardianDetails(
    String name,
    Relationship relationship,
    @Nested Contact contact,
    boolean mayContact,
    boolean mayManage) {

  public boolean isSelf() {
    return relationship == Relationship.SELF;
  }

  @Override
  public String toString() {
    return "GuardianDetails";
  }
}
