package throughline.membership.librarysystem;

import static java.util.stream.Collectors.toMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.Session;
import org.jdbi.v3.core.Jdbi;
import throughline.membership.record.Desk;
import throughline.membership.record.NamesInList;
import throughline.platform.core.paging.PageRequest;
import throughline.platform.core.paging.Slice;
import throughline.platform.database.SliceQuery;

/** Somebody looks what the library system has not been told, the oldest first, in parts. */
@ApplicationScoped
class ListPatronSyncs {
  /**
   * A line of the lists.
   *
   * @param childName null if there is no record to open
   * @param reason why it was not told yet; null if it was not tried
   * @param card only where somebody has to do it by hand, who needs it to find the person; else
   *     null
   */
  record Line(
      UUID id,
      String childName,
      String library,
      Instant waitingSince,
      String reason,
      Instruction instruction,
      String card) {
    public boolean canBeDoneByHand() {
      return instruction != Instruction.KEEP;
    }

    /** Hides the child from any log that this object slips into. */
    @Override
    public String toString() {
      return "Line " + id;
    }

    public boolean hasRecord() {
      return instruction != Instruction.REMOVE;
    }
  }

  /** A row as it is read. */
  record Row(UUID id, String library, Instant waitingSince, String reason, String instruction) {}

  private static final String INSTRUCTION =
      """
      case when m.erasedAt is not null or m.sealedAt is not null or m.recordState = IN_ERROR
                  or m.recordState = MERGED
                    and not exists (select 1 from ChildKey child where child.memberKey = m.key)
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
              PatronSync h join Member m on m.key = h.memberKey
              join m.homeLibrary home on home.toDate is null
              join Library l on l.code = home.library
              """)
          .within("(:everyLibrary = true or home.library in :libraries)")
          .that("h.state = :state and (h.toldAt is not null or " + INSTRUCTION + " = 'KEEP')")
          .ascending("h.waitingSince", "h.memberKey");
  private static final String LAST_CARDS =
      """
      SELECT DISTINCT ON (member_key) member_key AS member, number FROM card
      WHERE member_key = ANY (:members)
      ORDER BY member_key, voided_at IS NOT NULL, given_at DESC, number
      """;

  private record LastCard(UUID member, String number) {}

  private final Session database;
  private final Jdbi jdbi;
  private final NamesInList names;

  ListPatronSyncs(Session database, Jdbi jdbi, NamesInList names) {
    this.database = database;
    this.jdbi = jdbi;
    this.names = names;
  }

  @Transactional
  Slice<Line> waiting(Desk desk, PageRequest part) {
    return list("WAITING", desk, part);
  }

  @Transactional
  Slice<Line> refused(Desk desk, PageRequest part) {
    return list("FAILED", desk, part);
  }

  private Slice<Line> list(String state, Desk desk, PageRequest part) {
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
            .map(Row::id)
            .toList();
    return byHand.isEmpty()
        ? Map.of()
        : jdbi
            .withHandle(
                handle ->
                    handle
                        .createQuery(LAST_CARDS)
                        .bindArray("members", UUID.class, byHand)
                        .mapTo(LastCard.class)
                        .list())
            .stream()
            .collect(toMap(LastCard::member, LastCard::number));
  }

  private static Line line(Row row, Map<UUID, String> names, Map<UUID, String> cards) {
    return new Line(
        row.id(),
        names.get(row.id()),
        row.library(),
        row.waitingSince(),
        row.reason(),
        Instruction.valueOf(row.instruction()),
        cards.get(row.id()));
  }
}
