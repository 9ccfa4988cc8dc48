package throughline.membership.usage;

import static java.util.stream.Collectors.toMap;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import throughline.platform.database.Sql;
import throughline.platform.database.TextArray;

/** When the cards of children were last used, as far as rows are kept. */
@ApplicationScoped
public class LastUse {

  private static final String OF_MEMBERS =
      """
      SELECT member_key AS member, max(day) AS day FROM (
        SELECT member_key, day FROM loan WHERE member_key = ANY (CAST(:members AS uuid[])) AND counts
        UNION ALL
        SELECT there.member_key, attendance.day
        FROM attendance_member there JOIN attendance USING (batch, row_ref)
        WHERE there.member_key = ANY (CAST(:members AS uuid[])) AND attendance.counts) used
      GROUP BY member_key
      """;

  private record Used(UUID member, LocalDate day) {}

  private final Sql sql;

  LastUse(Sql sql) {
    this.sql = sql;
  }

  /** The last loan or event of each; whoever had none is left out. */
  public Map<UUID, LocalDate> of(List<UUID> members) {
    return sql
        .of(OF_MEMBERS)
        .bind("members", TextArray.of(members, member -> member))
        .list(Used.class)
        .stream()
        .collect(toMap(Used::member, Used::day));
  }
}
