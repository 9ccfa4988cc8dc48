package throughline.membership.person.vault;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.UUID;
import throughline.membership.member.AgeGroup;
import throughline.platform.database.Sql;

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

  private final Sql sql;

  Adults(@OfVault Sql sql) {
    this.sql = sql;
  }

  public boolean include(UUID member) {
    return sql.of(IS_ADULT).bind("member", member).one(Boolean.class);
  }

  public boolean includeOn(LocalDate day, UUID member) {
    return sql.of(IS_18)
        .bind("member", member)
        .bind("born", AgeGroup.latestBirthOfAdults(day))
        .one(Boolean.class);
  }
}
