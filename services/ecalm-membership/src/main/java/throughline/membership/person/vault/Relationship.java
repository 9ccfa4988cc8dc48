package throughline.membership.person.vault;

import java.util.EnumSet;
import java.util.Set;

/** What a guardian is to the child. A second female parent is, in law, a parent. */
public enum Relationship {
  MOTHER("Mother"),
  FATHER("Father"),
  PARENT("Parent"),
  RELATIVE("Grandparent or other relative"),
  FOSTER_CARER("Foster carer"),
  LOCAL_AUTHORITY("Local authority"),
  OTHER("Somebody else"),
  /** An adult who is a member and has no guardian. */
  SELF("The member");

  private final String label;

  Relationship(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }

  /** What somebody else can be to a child. */
  public static Set<Relationship> toChild() {
    return EnumSet.complementOf(EnumSet.of(SELF));
  }
}
