package throughline.membership.record;

/**
 * One guardian as typed.
 *
 * @param mayContact NO if messages must not go to them
 * @param mayManage NO if they may not change what is held
 */
public record GuardianRequest(
    String name, String relationship, String contact, String mayContact, String mayManage) {

  @Override
  public String toString() {
    return "GuardianRequest";
  }
}
