package throughline.membership.vault;

/** What a guardian is to the child. A second female parent is, in law, a parent. */
public enum Relationship {
  MOTHER("Mother"),
  FATHER("Father"),
  PARENT("Parent"),
  RELATIVE("Grandparent or other relative"),
  FOSTER_CARER("Foster carer"),
  LOCAL_AUTHORITY("Local authority"),
  OTHER("Somebody else");

  private final String label;

  Relationship(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
