package throughline.bookings.intake;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import throughline.bookings.booking.PublishAgain;
import throughline.platform.core.person.KeptOfPerson;
import throughline.platform.core.time.London;
import throughline.platform.core.time.Quarter;
import throughline.platform.database.Sql;

/** What a person said of their business: told to them, erased, and theirs when two are one. */
@ApplicationScoped
class BusinessOfPerson implements KeptOfPerson {
  /** Nothing of it stands until it is known what was said last. */
  private static final String MOVE =
      """
      UPDATE business SET entrepreneur_id = :to, replaced_at = coalesce(replaced_at, :now),
        made_for = nullif(coalesce(made_for, CAST(:from AS uuid)), :to)
      WHERE entrepreneur_id = :from
        AND coalesce(made_for, entrepreneur_id) = ANY (CAST(:made_for AS uuid[]))
      """;

  private static final String END_ALL_BUT_THE_LAST =
      """
      UPDATE business SET replaced_at = :now
      WHERE entrepreneur_id = ANY (CAST(:records AS uuid[])) AND replaced_at IS NULL
        AND EXISTS (
          SELECT FROM business later
          WHERE later.entrepreneur_id = business.entrepreneur_id
            AND (later.said_at, later.seq) > (business.said_at, business.seq))
      """;

  private static final String LET_THE_LAST_STAND =
      """
      UPDATE business SET replaced_at = NULL
      WHERE entrepreneur_id = ANY (CAST(:records AS uuid[])) AND replaced_at IS NOT NULL
        AND NOT EXISTS (
          SELECT FROM business later
          WHERE later.entrepreneur_id = business.entrepreneur_id
            AND (later.said_at, later.seq) > (business.said_at, business.seq))
      """;

  private final Sql sql;
  private final Businesses businesses;
  private final PublishAgain publishAgain;
  private final Clock clock;

  BusinessOfPerson(Sql sql, Businesses businesses, PublishAgain publishAgain, Clock clock) {
    this.sql = sql;
    this.businesses = businesses;
    this.publishAgain = publishAgain;
    this.clock = clock;
  }

  @Override
  public Set<String> tables() {
    return Set.of("business");
  }

  @Override
  public List<Held> held(Collection<UUID> records) {
    var said =
        records.stream()
            .flatMap(record -> businesses.history(record).stream())
            .map(
                each ->
                    Map.of(
                        "Said", London.moment(each.saidAt()),
                        "Stage", each.business().stageInWords(),
                        "Sector", each.business().sectorInWords(),
                        "What for", each.business().goalInWords()))
            .toList();
    return List.of(new Held("What was said of the business", said));
  }

  @Override
  public void erase(UUID person) {
    sql.of("DELETE FROM business WHERE entrepreneur_id = :person").bind("person", person).update();
  }

  @Override
  public void move(UUID from, UUID to, Collection<UUID> madeFor) {
    sql.of(MOVE)
        .bind("from", from)
        .bind("to", to)
        .bind("made_for", madeFor)
        .bind("now", clock.instant())
        .update();
  }

  @Override
  public void restate(Collection<UUID> records) {
    var now = clock.instant();
    sql.of(END_ALL_BUT_THE_LAST).bind("records", records).bind("now", now).update();
    sql.of(LET_THE_LAST_STAND).bind("records", records).update();
    publishAgain.publish(
        businesses.tellOfBookingsAnew(records, Quarter.of(London.today(clock)).first()), now);
  }
}
