package throughline.membership.person.vault;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import throughline.membership.member.Under5;

/**
 * Whose card was shown on a day, if it was a member's who was under 5 then. Of everybody else
 * nobody learns anything, and of those no date of birth.
 */
@ApplicationScoped
public class Under5Cards {

  private static final String OF_UNDER_5 =
      """
      SELECT asked.place, m.key AS member
        FROM unnest(CAST(:cards AS text[]), CAST(:days AS date[]), CAST(:bornUpTo AS date[])) WITH ORDINALITY
             AS asked (number, day, born_up_to, place)
        JOIN card c ON c.number = asked.number
        JOIN member given ON given.key = c.member_key
        JOIN member m ON m.key = coalesce(given.merged_into, given.key)
         AND m.record_state = 'VALID' AND m.erased_at IS NULL
        JOIN vault.child v ON v.member_key = m.key
       WHERE (c.given_at AT TIME ZONE 'Europe/London')::date <= asked.day
         AND (c.voided_at IS NULL
           OR c.void_reason <> 'MISTAKE'
             AND asked.day <= (c.voided_at AT TIME ZONE 'Europe/London')::date)
         AND v.date_of_birth > asked.born_up_to
      """;

  /** A card and the local day on which it was shown; both null for none. */
  public record Shown(String card, LocalDate day) {
    public static final Shown NOTHING = new Shown(null, null);
  }

  record Found(int place, UUID member) {}

  private final Jdbi jdbi;

  Under5Cards(@OfVault Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** The member for each of these; null where it was none or one who was 5 or older. */
  public List<UUID> membersOf(List<Shown> cards) {
    var members = new ArrayList<UUID>(Collections.nCopies(cards.size(), null));
    if (cards.isEmpty()) {
      return members;
    }
    jdbi.useHandle(
        handle -> {
          var query = handle.createQuery(OF_UNDER_5);
          PersonVault.bind(query, "cards", String.class, cards, Shown::card);
          PersonVault.bind(query, "days", LocalDate.class, cards, Shown::day);
          PersonVault.bind(query, "bornUpTo", LocalDate.class, cards, Under5Cards::bornUpTo);
          query.mapTo(Found.class).forEach(found -> members.set(found.place() - 1, found.member()));
        });
    return members;
  }

  private static LocalDate bornUpTo(Shown shown) {
    return shown.day() == null ? null : Under5.latestBirthOfOlder(shown.day());
  }
}
