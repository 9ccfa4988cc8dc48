package throughline.membership.record;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import throughline.membership.person.vault.ChildName;
import throughline.platform.core.paging.Slice;
import throughline.platform.core.time.London;
import throughline.platform.database.Statements;
import throughline.platform.database.audit.AuditEntry;
import throughline.platform.database.audit.AuditTrail;
import throughline.platform.database.audit.AuditedRecord;

/**
 * Says which child each line of a list is about, as a search does: of those whom this desk sees,
 * and the history of each who is shown says so.
 */
@ApplicationScoped
public class NamesInList {

  /** The query asks for the places of whoever looks, so that nothing is left out afterwards. */
  private static final String SEEN =
      """
      SELECT member.key, child.given_names, child.family_name, child.not_named_yet, child.date_of_birth,
             member.enrolled_on, member.enrolled_at_office, home.library_code, library.name AS library,
             coalesce(policy.policy = 'RESTRICTED', false) AS secret
      FROM member
      JOIN vault.child ON child.member_key = member.key
      LEFT JOIN home_library_spell home ON home.member_key = member.key AND home.to_date IS NULL
      LEFT JOIN library ON library.code = home.library_code
      LEFT JOIN vault.address_policy policy ON policy.member_key = member.key
      WHERE member.key = ANY (?::uuid[])
        AND member.sealed_at IS NULL AND member.erased_at IS NULL
        AND (? OR member.enrolled_at_office = ANY (?) OR ? OR home.library_code = ANY (?))
      """;

  private static final String KEPT_TODAY =
      """
      SELECT DISTINCT record_id FROM audit_entry
      WHERE record_type = ANY (?) AND record_id = ANY (?) AND action = ? AND subject = ? AND recorded_at >= ?
      """;

  private final Statements statements;
  private final AuditTrail trail;
  private final Clock clock;

  NamesInList(Statements statements, AuditTrail trail, Clock clock) {
    this.statements = statements;
    this.trail = trail;
    this.clock = clock;
  }

  /**
   * A child whom this desk may see.
   *
   * @param office the code of the one that enrolled the child; null if there was none
   * @param libraryCode that of the home library; null if there is none
   * @param library its name; null if there is none
   * @param secret whether the address is secret: then the library is not shown either
   */
  public record Seen(
      UUID id,
      ChildName name,
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
    return members.isEmpty()
        ? List.of()
        : statements.all(
            SEEN,
            NamesInList::seen,
            members.stream().map(UUID::toString).toArray(String[]::new),
            desk.offices().all(),
            desk.offices().codes().toArray(String[]::new),
            desk.libraries().all(),
            desk.libraries().codes().toArray(String[]::new));
  }

  /** Once a day of each: whoever works through a list looks at it again and again. */
  private void keep(List<Seen> shown, Desk desk) {
    if (shown.isEmpty()) {
      return;
    }
    var records = shown.stream().map(child -> RecordAction.record(child.id())).toList();
    var today = London.today(clock).atStartOfDay(London.ZONE).toInstant();
    var kept =
        Set.copyOf(
            statements.all(
                KEPT_TODAY,
                row -> row.getString("record_id"),
                records.stream().map(AuditedRecord::type).distinct().toArray(String[]::new),
                records.stream().map(AuditedRecord::id).toArray(String[]::new),
                RecordAction.LISTED.name(),
                desk.subject(),
                today));
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

  private static Seen seen(ResultSet row) throws SQLException {
    return new Seen(
        row.getObject("key", UUID.class),
        new ChildName(
            row.getString("given_names"),
            row.getString("family_name"),
            row.getBoolean("not_named_yet")),
        row.getObject("date_of_birth", LocalDate.class),
        row.getObject("enrolled_on", LocalDate.class),
        row.getString("enrolled_at_office"),
        row.getString("library_code"),
        row.getString("library"),
        row.getBoolean("secret"));
  }
}
