package throughline.membership.usage;

import static java.util.stream.Collectors.toMap;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import throughline.platform.database.Statements;

/** When the cards of children were last used, as far as rows are kept. */
@ApplicationScoped
public class LastUse {

  private static final String OF_MEMBERS =
      """
      SELECT member_key, max(day) AS day FROM (
        SELECT member_key, day FROM loan WHERE member_key = ANY (?::uuid[]) AND counts
        UNION ALL
        SELECT there.member_key, attendance.day
        FROM attendance_member there JOIN attendance USING (batch, row_ref)
        WHERE there.member_key = ANY (?::uuid[]) AND attendance.counts) used
      GROUP BY member_key
      """;

  private final Statements statements;

  LastUse(Statements statements) {
    this.statements = statements;
  }

  /** The last loan or event of each; whoever had none is left out. */
  public Map<UUID, LocalDate> of(List<UUID> members) {
    var keys = members.stream().map(UUID::toString).toArray(String[]::new);
    return statements
        .all(
            OF_MEMBERS,
            row ->
                Map.entry(
                    row.getObject("member_key", UUID.class), row.getObject("day", LocalDate.class)),
            keys,
            keys)
        .stream()
        .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
