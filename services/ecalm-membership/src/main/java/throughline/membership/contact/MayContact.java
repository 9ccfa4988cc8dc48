package throughline.membership.contact;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import throughline.membership.member.AgeGroup;
import throughline.membership.person.preference.Preferences.Channel;
import throughline.membership.person.preference.Purpose;
import throughline.platform.core.time.London;
import throughline.platform.database.Statements;

/**
 * The one gate: whether a message about a child may go to a guardian now. Asked at the moment of
 * sending, since anything may have happened since the message was written.
 */
@ApplicationScoped
public class MayContact {

  private static final String FACTS =
      """
      SELECT member.record_state = 'VALID' AND member.death IS NULL AND member.withdrawn_on IS NULL
               AND member.sealed_at IS NULL AND member.erased_at IS NULL AND member.held_since IS NULL AS active,
             coalesce(policy.policy = 'RESTRICTED' AND policy.safe_channel IS DISTINCT FROM ?, false)
               AS restricted,
             guardian.may_contact AND (guardian.valid_to IS NULL OR guardian.valid_to > ?)
               AND (guardian.relationship = 'SELF' OR child.date_of_birth > ?) AS reachable,
             child.date_of_birth, member.enrolled_on,
             EXISTS (SELECT FROM residency_spell home
                     WHERE home.member_key = member.key AND home.to_date IS NULL
                       AND home.state = 'OUT_OF_COUNTY' AND home.from_date > member.enrolled_on) AS moved_away,
             (SELECT wanted FROM preference
              WHERE preference.member_key = member.key AND purpose = ? AND channel = ?
              ORDER BY id DESC LIMIT 1) AS wanted
      FROM vault.guardian guardian
      JOIN vault.child child ON child.member_key = guardian.member_key
      JOIN member ON member.key = guardian.member_key
      LEFT JOIN vault.address_policy policy ON policy.member_key = guardian.member_key
      WHERE guardian.id = ?
      """;

  private final Statements statements;
  private final Clock clock;

  MayContact(Statements statements, Clock clock) {
    this.statements = statements;
    this.clock = clock;
  }

  @Transactional
  public Optional<String> refusal(UUID guardian, MailKind kind, Channel channel) {
    var today = London.today(clock);
    return statements
        .first(
            FACTS,
            MayContact::facts,
            channel.name(),
            today,
            AgeGroup.latestBirthOfAdults(today),
            kind.purpose().map(Purpose::name).orElse(null),
            channel.name(),
            guardian)
        .orElse(ContactFacts.GONE)
        .refusal(kind, today);
  }

  private static ContactFacts facts(ResultSet row) throws SQLException {
    return new ContactFacts(
        row.getBoolean("active"),
        row.getBoolean("restricted"),
        row.getBoolean("reachable"),
        row.getBoolean("wanted"),
        row.getBoolean("moved_away"),
        row.getObject("date_of_birth", LocalDate.class),
        row.getObject("enrolled_on", LocalDate.class));
  }
}
