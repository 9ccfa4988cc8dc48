package throughline.membership.person.vault;

/** What may be done with a child's address. */
public enum AddressPolicy {
  OPEN("The family gives its address"),
  WITHHELD("The family does not give its address"),
  RESTRICTED("The address is secret, for somebody’s safety");

  private final String label;

  AddressPolicy(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
