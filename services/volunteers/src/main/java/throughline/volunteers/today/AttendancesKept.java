package throughline.volunteers.today;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import throughline.platform.core.person.KeptOfPerson;
import throughline.platform.core.time.London;
import throughline.platform.database.Sql;

/** What is kept of when a person came, and when they were expected and did not. */
@ApplicationScoped
class AttendancesKept implements KeptOfPerson {
  private static final String ALL =
      """
      SELECT day, library.name AS place, came FROM attendance JOIN library ON library.code = place_code
       WHERE volunteer_id = ANY (CAST(:records AS uuid[])) ORDER BY day, place
      """;

  private static final String ERASE = "DELETE FROM attendance WHERE volunteer_id = :person";

  private static final String ONCE =
      """
      DELETE FROM attendance twice USING attendance kept
      WHERE twice.volunteer_id = :from AND kept.volunteer_id = :to AND kept.about_id = twice.about_id
        AND kept.day = twice.day
      """;

  private static final String MOVE =
      "UPDATE attendance SET volunteer_id = :to WHERE volunteer_id = :from";

  private record Item(LocalDate day, String place, boolean came) {
    Map<String, String> parts() {
      return Map.of("Day", London.date(day), "Place", place, "Came", came ? "yes" : "no");
    }
  }

  private final Sql sql;

  AttendancesKept(Sql sql) {
    this.sql = sql;
  }

  @Override
  public Set<String> tables() {
    return Set.of("attendance");
  }

  @Override
  public List<Held> held(Collection<UUID> records) {
    var items = sql.of(ALL).bind("records", records).list(Item.class);
    return List.of(new Held("Attendance", items.stream().map(Item::parts).toList()));
  }

  @Override
  @Transactional(Transactional.TxType.MANDATORY)
  public void erase(UUID person) {
    sql.of(ERASE).bind("person", person).update();
  }

  /** When a merge is taken back, it stays with the one who remained. */
  @Override
  @Transactional(Transactional.TxType.MANDATORY)
  public void move(UUID from, UUID to, Collection<UUID> madeFor) {
    if (madeFor.contains(from)) {
      sql.of(ONCE).bind("from", from).bind("to", to).update();
      sql.of(MOVE).bind("from", from).bind("to", to).update();
    }
  }
}
