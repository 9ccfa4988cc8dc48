package throughline.membership.person.vault;

import java.util.UUID;

/** A child has another name now. */
public record Renaming(UUID member, ChildName before, ChildName after) {

  @Override
  public String toString() {
    return "Renaming";
  }
}
