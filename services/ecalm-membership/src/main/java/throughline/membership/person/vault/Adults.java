package throughline.membership.person.vault;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import throughline.membership.member.AgeGroup;

/**
 * Adults who became members along with a newborn, and children who have grown up. Whoever asks
 * learns nothing else of them.
 */
@ApplicationScoped
public class Adults {

  private static final String IS_ADULT =
      "SELECT EXISTS (SELECT FROM vault.guardian WHERE member_key = :member AND relationship ="
          + " 'SELF')";

  private static final String IS_18 =
      "SELECT EXISTS (SELECT FROM vault.child WHERE member_key = :member AND date_of_birth <="
          + " :born)";

  private final Jdbi jdbi;

  Adults(@OfVault Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  public boolean include(UUID member) {
    return jdbi.withHandle(
        handle -> handle.createQuery(IS_ADULT).bind("member", member).mapTo(Boolean.class).one());
  }

  public boolean includeOn(LocalDate day, UUID member) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(IS_18)
                .bind("member", member)
                .bind("born", AgeGroup.latestBirthOfAdults(day))
                .mapTo(Boolean.class)
                .one());
  }
}
