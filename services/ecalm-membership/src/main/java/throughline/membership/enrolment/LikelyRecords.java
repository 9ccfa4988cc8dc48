package throughline.membership.enrolment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import throughline.membership.card.Cards;
import throughline.membership.match.FindLikely;
import throughline.membership.match.Likely;
import throughline.membership.vault.ChildName;
import throughline.platform.audit.AuditEntry;
import throughline.platform.audit.AuditTrail;
import throughline.platform.database.Statements;

/** Shows a desk the records that are likely of whoever it enrols, before it does. */
@ApplicationScoped
class LikelyRecords {

  /** Of one child of the visit; whoever has more has them compared later. */
  private static final int MOST = 3;

  /** As a search does, it asks for the places of whoever looks. */
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
        AND (? OR member.enrolled_at_office = ANY (?) OR ? OR home.library_code = ANY (?))
      """;

  private final FindLikely findLikely;
  private final Cards cards;
  private final Statements statements;
  private final AuditTrail trail;

  LikelyRecords(FindLikely findLikely, Cards cards, Statements statements, AuditTrail trail) {
    this.findLikely = findLikely;
    this.cards = cards;
    this.statements = statements;
    this.trail = trail;
  }

  /** What there is, the likeliest of each child first; whose name is shown, its history says so. */
  @Transactional(Transactional.TxType.MANDATORY)
  List<LikelyRecord> of(Enrolment visit, Desk desk) {
    var likely =
        findLikely.of(visit.newcomers()).stream()
            .map(found -> found.likely().stream().limit(MOST).toList())
            .toList();
    var keys = likely.stream().flatMap(List::stream).map(Likely::member).distinct().toList();
    if (keys.isEmpty()) {
      return List.of();
    }
    var seen = seen(keys, desk);
    var endings = cards.endingsOf(List.copyOf(seen.keySet()));
    trail.appendAll(seen.values().stream().map(record -> record.entry(desk)).toList());
    var records = new ArrayList<LikelyRecord>();
    for (var i = 0; i < likely.size(); i++) {
      var of =
          visit.children().size() == 1 ? "this child" : visit.children().get(i).name().inFull();
      for (var each : likely.get(i)) {
        var record = seen.get(each.member());
        records.add(
            record == null
                ? LikelyRecord.elsewhere(of)
                : record.shown(of, each, endings.get(each.member())));
      }
    }
    return records.stream().distinct().toList();
  }

  private Map<UUID, Seen> seen(List<UUID> keys, Desk desk) {
    return statements
        .all(
            SEEN,
            LikelyRecords::seen,
            keys.stream().map(UUID::toString).toArray(String[]::new),
            desk.offices().all(),
            desk.offices().codes().toArray(String[]::new),
            desk.libraries().all(),
            desk.libraries().codes().toArray(String[]::new))
        .stream()
        .collect(Collectors.toMap(Seen::id, Function.identity()));
  }

  /** One that this desk may see. */
  private record Seen(
      UUID id,
      ChildName name,
      LocalDate born,
      LocalDate enrolledOn,
      String office,
      String libraryCode,
      String library,
      boolean secret) {

    AuditEntry entry(Desk desk) {
      return AuditEntry.of(
          desk.actor(office, libraryCode), EnrolmentAction.FOUND, EnrolmentAction.record(id));
    }

    LikelyRecord shown(String of, Likely likely, String cardEnding) {
      return new LikelyRecord(
          of,
          id,
          name.inFull(),
          born,
          enrolledOn,
          cardEnding,
          secret ? null : library,
          secret,
          List.copyOf(likely.reasons()));
    }
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
