package throughline.volunteers.standing;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import throughline.platform.core.person.KeptOfPerson;
import throughline.platform.database.Sql;

/** What was recorded of a person for their roles: told to them, erased, theirs when two are one. */
@ApplicationScoped
class StandingOfPerson implements KeptOfPerson {
  private static final List<String> TABLES = List.of("completion", "dbs_check", "consent_request");

  private static final String MOVE =
      """
      UPDATE %s SET volunteer_id = :to, made_for = nullif(coalesce(made_for, CAST(:from AS uuid)), :to)
      WHERE volunteer_id = :from AND coalesce(made_for, volunteer_id) = ANY (CAST(:made_for AS uuid[]))
      """;

  private static final String DECIDED =
      """
      SELECT 1 FROM completion
      WHERE volunteer_id = :one AND decided_by = :other OR volunteer_id = :other AND decided_by = :one
      UNION ALL
      SELECT 1 FROM dbs_check
      WHERE volunteer_id = :one AND seen_by = :other OR volunteer_id = :other AND seen_by = :one
      """;

  private final Completions completions;
  private final Sql sql;

  StandingOfPerson(Completions completions, Sql sql) {
    this.completions = completions;
    this.sql = sql;
  }

  @Override
  public Set<String> tables() {
    return Set.copyOf(TABLES);
  }

  @Override
  public void erase(UUID person) {
    TABLES.forEach(
        table ->
            sql.of("DELETE FROM %s WHERE volunteer_id = :person".formatted(table))
                .bind("person", person)
                .update());
  }

  @Override
  public List<Held> held(Collection<UUID> records) {
    var items =
        records.stream()
            .flatMap(record -> completions.of(record).stream())
            .map(each -> Map.of("What", each.words(), "When", each.details()))
            .toList();
    return List.of(new Held("What was recorded for your roles", items));
  }

  @Override
  public Optional<String> inTheWay(UUID one, UUID other) {
    return sql.of(DECIDED)
        .bind("one", one)
        .bind("other", other)
        .first(Integer.class)
        .map(
            found ->
                "One of the two recorded something of the other, and nobody does of themselves");
  }

  @Override
  public void move(UUID from, UUID to, Collection<UUID> madeFor) {
    TABLES.forEach(
        table ->
            sql.of(MOVE.formatted(table))
                .bind("from", from)
                .bind("to", to)
                .bind("made_for", madeFor)
                .update());
  }
}
