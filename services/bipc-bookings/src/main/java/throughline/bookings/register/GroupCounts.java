package throughline.bookings.register;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import throughline.contracts.bookings.GroupCountState.Group;
import throughline.platform.core.permission.Places;
import throughline.platform.database.Sql;

/** How many people of groups were at sessions. */
@ApplicationScoped
class GroupCounts {
  @Schema(name = "GroupCount")
  record GroupCount(UUID id, long version, UUID session, Group group, int people) {
    public String words() {
      return inWords(group);
    }
  }

  private static final String COLUMNS =
      "SELECT group_count.id, group_count.version, session_id AS session, group_kind AS \"group\", people FROM group_count ";

  private static final String OF_SESSION =
      COLUMNS + "WHERE session_id = :session AND people > 0 ORDER BY counted_at, id";

  private static final String ONE =
      COLUMNS
          + """
          JOIN session ON session.id = session_id
          WHERE group_count.id = :id AND (:everywhere OR library_code = ANY (:places)
            OR 'partner/' || CAST(partner_id AS text) = ANY (:places))
          """;

  private static final String ADD =
      """
      INSERT INTO group_count (id, version, session_id, group_kind, people, counted_by, counted_at)
      VALUES (:id, 1, :session, :group, :people, :by, :now)
      """;

  /** Nobody puts right what somebody else has put right meanwhile. */
  private static final String CORRECT =
      """
      UPDATE group_count SET version = version + 1, group_kind = :group, people = :people,
        counted_by = :by, counted_at = :now
      WHERE id = :id AND version = :seen
      """;

  private final Sql sql;

  GroupCounts(Sql sql) {
    this.sql = sql;
  }

  static String inWords(Group group) {
    return switch (group) {
      case SCHOOL -> "School";
      case COLLEGE -> "College or university";
      case COMMUNITY -> "Community group";
      case BUSINESS -> "Business group";
      case OTHER -> "Another group";
    };
  }

  List<GroupCount> of(UUID session) {
    return sql.of(OF_SESSION).bind("session", session).list(GroupCount.class);
  }

  Optional<GroupCount> find(UUID id, Places places) {
    return sql.of(ONE)
        .bind("id", id)
        .bind("everywhere", places.all())
        .bind("places", places.codes())
        .first(GroupCount.class);
  }

  void add(GroupCount count, UUID by, Instant now) {
    write(ADD, count, by, now).bind("session", count.session()).update();
  }

  /** Whether it was still as it was seen. */
  boolean correct(GroupCount count, long seen, UUID by, Instant now) {
    return write(CORRECT, count, by, now).bind("seen", seen).update() == 1;
  }

  private Sql.Statement write(String statement, GroupCount count, UUID by, Instant now) {
    return sql.of(statement)
        .bind("id", count.id())
        .bind("group", count.group().name())
        .bind("people", count.people())
        .bind("by", by)
        .bind("now", now);
  }
}
