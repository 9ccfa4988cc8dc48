package throughline.membership.record;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.mapper.Nested;
import throughline.membership.person.vault.ChildName;
import throughline.membership.person.vault.OfVault;
import throughline.platform.core.paging.Slice;
import throughline.platform.core.time.London;
import throughline.platform.database.Sql;
import throughline.platform.database.audit.AuditEntry;
import throughline.platform.database.audit.AuditTrail;

/**
 * Says which child each line of a list is about, as a search does: of those whom this desk sees,
 * and the history of each who is shown says so.
 */
@ApplicationScoped
public class NamesInList {

  /** The query asks for the places of whoever looks, so that nothing is left out afterwards. */
  private static final String SEEN =
      """
      SELECT member.key AS id, child.given_names, child.family_name, child.not_named_yet, child.date_of_birth AS born,
             member.enrolled_on, member.enrolled_at_office AS office, home.library_code, library.name AS library,
             coalesce(policy.policy = 'RESTRICTED', false) AS secret
      FROM member
      JOIN vault.child ON child.member_key = member.key
      LEFT JOIN home_library_spell home ON home.member_key = member.key AND home.to_date IS NULL
      LEFT JOIN library ON library.code = home.library_code
      LEFT JOIN vault.address_policy policy ON policy.member_key = member.key
      WHERE member.key = ANY (CAST(:members AS uuid[]))
        AND member.sealed_at IS NULL AND member.erased_at IS NULL
        AND (:everyOffice OR member.enrolled_at_office = ANY (:offices)
          OR :everyLibrary OR home.library_code = ANY (:libraries))
      """;

  private static final String KEPT_TODAY =
      """
      SELECT DISTINCT record_id FROM audit_entry
      WHERE record_type = :type AND record_id = ANY (:ids) AND action = :action
        AND subject = :subject AND recorded_at >= :since
      """;

  private final Sql sql;
  private final AuditTrail trail;
  private final Clock clock;

  NamesInList(@OfVault Sql sql, AuditTrail trail, Clock clock) {
    this.sql = sql;
    this.trail = trail;
    this.clock = clock;
  }

  /**
   * A child whom this desk may see.
   *
   * @param office the code of the one that enrolled the child; null if there was none
   * @param libraryCode that of the home library; null if there is none
   * @param library its name; null if there is none
   */
  public record Seen(
      UUID id,
      @Nested ChildName name,
      LocalDate born,
      LocalDate enrolledOn,
      String office,
      String libraryCode,
      String library,
      boolean secret) {

    @Override
    public String toString() {
      return "Seen " + id;
    }
  }

  @Transactional
  public Map<UUID, String> of(Collection<UUID> members, Desk desk) {
    var open = read(members, desk).stream().filter(child -> !child.secret()).toList();
    keep(open, desk);
    return open.stream().collect(Collectors.toMap(Seen::id, child -> child.name().inFull()));
  }

  @Transactional
  public Slice<ListedEnrolment> named(Slice<ListedEnrolment> lines, Desk desk) {
    var names = of(lines.items().stream().map(ListedEnrolment::id).toList(), desk);
    return lines.map(line -> line.of(names.get(line.id())));
  }

  @Transactional(Transactional.TxType.MANDATORY)
  public Map<UUID, Seen> seen(Collection<UUID> members, Desk desk) {
    var seen = read(members, desk);
    keep(seen, desk);
    return seen.stream().collect(Collectors.toMap(Seen::id, Function.identity()));
  }

  private List<Seen> read(Collection<UUID> members, Desk desk) {
    var query = sql.of(SEEN).bind("members", members);
    desk.parameters().forEach(query::bind);
    return members.isEmpty() ? List.of() : query.list(Seen.class);
  }

  /** Once a day of each: whoever works through a list looks at it again and again. */
  private void keep(List<Seen> shown, Desk desk) {
    if (shown.isEmpty()) {
      return;
    }
    var today = London.today(clock).atStartOfDay(London.ZONE).toInstant();
    var kept =
        sql.of(KEPT_TODAY)
            .bind("type", RecordAction.RECORD_TYPE)
            .bind("ids", shown.stream().map(Seen::id).toList())
            .bind("action", RecordAction.LISTED)
            .bind("subject", desk.subject())
            .bind("since", today)
            .list(String.class);
    trail.appendAll(
        shown.stream()
            .filter(child -> !kept.contains(child.id().toString()))
            .map(child -> entry(child, desk))
            .toList());
  }

  private static AuditEntry entry(Seen child, Desk desk) {
    return AuditEntry.of(
        desk.actor(child.office(), child.libraryCode()),
        RecordAction.LISTED,
        RecordAction.record(child.id()));
  }
}
