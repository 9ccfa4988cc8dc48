package throughline.bookings.outcome;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import throughline.bookings.booking.link.BookingLinks;
import throughline.platform.core.person.KeptOfPerson;
import throughline.platform.core.time.London;
import throughline.platform.database.Sql;
import throughline.platform.mail.Outgoing;

/**
 * What is held of a person who was asked what came of it. Figures stay, whose they are does not.
 */
@ApplicationScoped
class FollowUpsOfPerson implements KeptOfPerson {
  private record Answered(
      Instant at,
      Answer.Started started,
      String companyNumber,
      Answer.Grown grown,
      int jobsTenths,
      Boolean stillTrading) {
    Map<String, String> inWords() {
      var parts = new LinkedHashMap<String, String>();
      parts.put("Answered", London.moment(at));
      parts.put("Started", started.words());
      parts.put("Company number", companyNumber == null ? "None" : companyNumber);
      parts.put("Grown", grown.words());
      parts.put("Jobs", OutcomeFigures.tenths(jobsTenths));
      parts.put("Trading", stillTrading == null ? "No business" : stillTrading ? "Yes" : "No");
      return parts;
    }
  }

  private static final String ANSWERS =
      """
      SELECT answered_at AS at, started, company_number, grown, jobs_tenths, still_trading
      FROM outcome JOIN follow_up ON follow_up.id = follow_up_id
      WHERE entrepreneur_id = ANY (CAST(:records AS uuid[])) ORDER BY answered_at, outcome.id
      """;
  private static final String ALL = "SELECT id FROM follow_up WHERE entrepreneur_id = :person";
  private static final String FORGET_COMPANY =
      """
      UPDATE outcome SET company_number = NULL
      WHERE company_number IS NOT NULL AND follow_up_id = ANY (CAST(:ids AS uuid[]))
      """;

  private final RestateOutcomes restateOutcomes;
  private final Sql sql;
  private final Outgoing outgoing;
  private final BookingLinks links;

  FollowUpsOfPerson(
      RestateOutcomes restateOutcomes, Sql sql, Outgoing outgoing, BookingLinks links) {
    this.restateOutcomes = restateOutcomes;
    this.sql = sql;
    this.outgoing = outgoing;
    this.links = links;
  }

  @Override
  public Set<String> tables() {
    return Set.of("follow_up", "outcome");
  }

  @Override
  public List<Held> held(Collection<UUID> records) {
    var answers = sql.of(ANSWERS).bind("records", records).list(Answered.class);
    return List.of(new Held("What came of it", answers.stream().map(Answered::inWords).toList()));
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

  @Override
  public void restate(Collection<UUID> records) {
    restateOutcomes.restate(records);
  }
}
