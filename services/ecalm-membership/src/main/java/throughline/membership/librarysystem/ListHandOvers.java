package throughline.membership.librarysystem;

import static java.util.stream.Collectors.toMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.Session;
import throughline.membership.record.Desk;
import throughline.membership.record.NamesInList;
import throughline.platform.core.paging.PageRequest;
import throughline.platform.core.paging.Slice;
import throughline.platform.database.SliceQuery;
import throughline.platform.database.Statements;

/** Somebody looks what the library system has not been told, the oldest first, in parts. */
@ApplicationScoped
class ListHandOvers {
  /** A row as it is read. */
  record Row(UUID id, String library, Instant waitingSince, String reason, String instruction) {}

  private static final String INSTRUCTION =
      """
      case when m.erasedAt is not null or m.sealedAt is not null or m.recordState = IN_ERROR
                  or m.recordState = MERGED
                    and not exists (select 1 from Child child where child.memberKey = m.key)
             then 'REMOVE'
           when m.death is not null or m.withdrawnOn is not null or m.recordState = MERGED
             then 'BLOCK'
           else 'KEEP' end\
      """;

  private static final SliceQuery<Row> OLDEST_FIRST =
      SliceQuery.of(
              Row.class,
              Row::id,
              "h.memberKey, l.name, h.waitingSince, h.reason, " + INSTRUCTION,
              """
              HandOver h join Member m on m.key = h.memberKey
              join m.homeLibrary home on home.toDate is null
              join Library l on l.code = home.library
              """)
          .within("(:everyLibrary = true or home.library in :libraries)")
          .that("h.state = :state and (h.toldAt is not null or " + INSTRUCTION + " = 'KEEP')")
          .ascending("h.waitingSince", "h.memberKey");

  private static final String LAST_CARDS =
      """
      SELECT DISTINCT ON (member_key) member_key, number FROM card
      WHERE member_key = ANY (?::text[]::uuid[])
      ORDER BY member_key, voided_at IS NOT NULL, given_at DESC, number
      """;

  private record LastCard(UUID member, String number) {}

  private final Session database;
  private final Statements statements;
  private final NamesInList names;

  ListHandOvers(Session database, Statements statements, NamesInList names) {
    this.database = database;
    this.statements = statements;
    this.names = names;
  }

  @Transactional
  Slice<PatronSyncLine> waiting(Desk desk, PageRequest part) {
    return list("WAITING", desk, part);
  }

  @Transactional
  Slice<PatronSyncLine> refused(Desk desk, PageRequest part) {
    return list("FAILED", desk, part);
  }

  private Slice<PatronSyncLine> list(String state, Desk desk, PageRequest part) {
    var libraries = desk.libraries();
    var rows =
        OLDEST_FIRST.read(
            database,
            part,
            Map.of(
                "state", state,
                "everyLibrary", libraries.all(),
                "libraries", libraries.codes()));
    var cards = cardsToFind(rows.items());
    var named = names.of(rows.items().stream().map(Row::id).toList(), desk);
    return rows.map(row -> line(row, named, cards));
  }

  private Map<UUID, String> cardsToFind(List<Row> rows) {
    var byHand =
        rows.stream()
            .filter(row -> !row.instruction().equals(Instruction.KEEP.name()))
            .map(row -> row.id().toString())
            .toArray(String[]::new);
    return byHand.length == 0
        ? Map.of()
        : statements
            .all(
                LAST_CARDS,
                row -> new LastCard(row.getObject(1, UUID.class), row.getString(2)),
                (Object) byHand)
            .stream()
            .collect(toMap(LastCard::member, LastCard::number));
  }

  private static PatronSyncLine line(Row row, Map<UUID, String> names, Map<UUID, String> cards) {
    return new PatronSyncLine(
        row.id(),
        names.get(row.id()),
        row.library(),
        row.waitingSince(),
        row.reason(),
        Instruction.valueOf(row.instruction()),
        cards.get(row.id()));
  }
}
