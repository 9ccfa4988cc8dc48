package throughline.platform.database.audit;

import java.util.Objects;

/**
 * Who acts, and on what ground: the role, and the place at which it counts.
 *
 * @param subject the sign-in's own name for the person, the claim {@code sub}
 * @param role as the provider names it
 * @param place the code of the place at which the role counted; null where a role needs none
 */
public record Actor(String subject, String role, String place) {

  /** Whoever acts has a name and a role. */
  public Actor {
    Objects.requireNonNull(subject);
    Objects.requireNonNull(role);
  }

  /** One whose role counts everywhere or needs no place. */
  public static Actor of(String subject, String role) {
    return new Actor(subject, role, null);
  }
}
