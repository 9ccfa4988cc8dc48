package throughline.bookings.outcome;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import throughline.bookings.booking.link.BookingLinks;
import throughline.platform.core.person.PersonalData;
import throughline.platform.database.Sql;
import throughline.platform.mail.Outgoing;

/**
 * What is held of a person who was asked what came of it. Figures stay, whose they are does not.
 */
@ApplicationScoped
class FollowUpsOfPerson implements PersonalData {
  private static final String ALL = "SELECT id FROM follow_up WHERE entrepreneur_id = :person";
  private static final String FORGET_COMPANY =
      """
      UPDATE outcome SET company_number = NULL
      WHERE company_number IS NOT NULL AND follow_up_id = ANY (CAST(:ids AS uuid[]))
      """;

  private final Sql sql;
  private final Outgoing outgoing;
  private final BookingLinks links;

  FollowUpsOfPerson(Sql sql, Outgoing outgoing, BookingLinks links) {
    this.sql = sql;
    this.outgoing = outgoing;
    this.links = links;
  }

  @Override
  public Set<String> tables() {
    return Set.of("follow_up", "outcome");
  }

  @Override
  @Transactional(Transactional.TxType.MANDATORY)
  public void erase(UUID person) {
    List<UUID> ids = sql.of(ALL).bind("person", person).list(UUID.class);
    if (!ids.isEmpty()) {
      sql.of(FORGET_COMPANY).bind("ids", ids).update();
      outgoing.erase(FollowUpMails.KIND, ids.stream().map(UUID::toString).toList());
      links.revoke(ids);
    }
  }
}
