package throughline.membership.person.vault;

import java.util.UUID;

/**
 * A child has another name now.
 *
 * @param before as whoever changes it has seen it
 */
public record Renaming(UUID member, ChildName before, ChildName after) {

  @Override
  public String toString() {
    return "Renaming";
  }
}
