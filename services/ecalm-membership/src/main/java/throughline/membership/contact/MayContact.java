package throughline.membership.contact;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import throughline.membership.member.AgeGroup;
import throughline.membership.member.Under5;
import throughline.membership.person.preference.Preferences.Channel;
import throughline.membership.person.preference.Purpose;
import throughline.membership.person.vault.OfVault;
import throughline.platform.core.time.London;
import throughline.platform.database.Sql;

/**
 * The one gate: whether a message about a child may go to a guardian now. Asked at the moment of
 * sending, since anything may have happened since the message was written.
 */
@ApplicationScoped
public class MayContact {

  /**
   * What the gate looks at.
   *
   * @param active whether the membership stands: nobody reported a death, withdrew, closed, erased
   *     or holds it
   * @param reachable whether this guardian may be contacted today; of an adult, nobody but themself
   */
  record ContactFacts(
      boolean active,
      boolean restricted,
      boolean reachable,
      boolean wanted,
      boolean movedAway,
      LocalDate dateOfBirth,
      LocalDate enrolledOn) {

    static final ContactFacts GONE =
        new ContactFacts(false, false, false, false, false, null, null);

    /** One sentence for all that became of a child: a page of mails is not where that is read. */
    private static final String TAKES_NONE = "This record takes no messages.";

    /** A welcome that was held up for longer than this would only surprise. */
    private static final int WELCOME_WITHIN_DAYS = 14;

    Optional<String> refusal(MailKind kind, LocalDate today) {
      if (!active || restricted) {
        return Optional.of(TAKES_NONE);
      }
      if (!reachable) {
        return Optional.of("This guardian is not to be contacted.");
      }
      if (kind.isWelcome() && enrolledOn.plusDays(WELCOME_WITHIN_DAYS).isBefore(today)) {
        return Optional.of("It is too late for a welcome.");
      }
      return kind.purpose().flatMap(purpose -> refusal(purpose, today));
    }

    private Optional<String> refusal(Purpose purpose, LocalDate today) {
      if (!wanted) {
        return Optional.of("The family did not choose to be told this.");
      }
      if (purpose.isLocal() && movedAway) {
        return Optional.of(
            "It asks to come to a library of the county, which the family has left.");
      }
      return purpose.isForUnder5s() && !Under5.on(today, dateOfBirth)
          ? Optional.of("It is for under 5s alone.")
          : Optional.empty();
    }
  }

  private static final String FACTS =
      """
      SELECT (member.record_state = 'VALID' OR :ofEnded) AND member.death IS NULL AND member.withdrawn_on IS NULL
               AND member.sealed_at IS NULL AND member.erased_at IS NULL AND member.held_since IS NULL AS active,
             coalesce(policy.policy = 'RESTRICTED' AND policy.safe_channel IS DISTINCT FROM :channel, false)
               AS restricted,
             guardian.may_contact AND (guardian.valid_to IS NULL OR guardian.valid_to > :today)
               AND (guardian.relationship = 'SELF' OR child.date_of_birth > :adultsBorn) AS reachable,
             child.date_of_birth, member.enrolled_on,
             EXISTS (SELECT FROM residency_spell home
                     WHERE home.member_key = member.key AND home.to_date IS NULL
                       AND home.state = 'OUT_OF_COUNTY' AND home.from_date > member.enrolled_on) AS moved_away,
             coalesce((SELECT wanted FROM preference
              WHERE preference.member_key = member.key AND purpose = :purpose AND channel = :channel
              ORDER BY id DESC LIMIT 1), false) AS wanted
      FROM vault.guardian guardian
      JOIN vault.child child ON child.member_key = guardian.member_key
      JOIN member ON member.key = guardian.member_key
      LEFT JOIN vault.address_policy policy ON policy.member_key = guardian.member_key
      WHERE guardian.id = :guardian
      """;

  private final Sql sql;
  private final Clock clock;

  MayContact(@OfVault Sql sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  @Transactional
  public Optional<String> refusal(UUID guardian, MailKind kind, Channel channel) {
    var today = London.today(clock);
    return sql.of(FACTS)
        .bind("channel", channel)
        .bind("today", today)
        .bind("adultsBorn", AgeGroup.latestBirthOfAdults(today))
        .bind("purpose", kind.purpose().orElse(null))
        .bind("ofEnded", kind.isOfEnded())
        .bind("guardian", guardian)
        .first(ContactFacts.class)
        .orElse(ContactFacts.GONE)
        .refusal(kind, today);
  }
}
