package throughline.membership.record;

/** One guardian as typed. */
public record GuardianRequest(
    String name, String relationship, String contact, String mayContact, String mayManage) {

  @Override
  public String toString() {
    return "GuardianRequest";
  }
}
