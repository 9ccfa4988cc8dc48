package throughline.membership.record.duplicate;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.Session;
import throughline.membership.record.Desk;
import throughline.membership.record.NamesInList;
import throughline.platform.core.paging.PageRequest;
import throughline.platform.core.paging.Slice;
import throughline.platform.database.SliceQuery;
import throughline.platform.web.home.HomeCard;
import throughline.platform.web.home.Waiting;
import throughline.platform.web.layout.CurrentPerson;

/** Lists the pairs of records that may be of one child, for a desk that sees one of them. */
@ApplicationScoped
class ListCases implements Waiting {

  /**
   * A pair that waits.
   *
   * @param proposedFrom the record of the place that has proposed what to do; null if none has
   */
  record Pair(UUID id, Instant openedAt, int score, UUID one, UUID other, UUID proposedFrom) {}

  /** A line of the list. */
  record Line(Pair pair, String children, String waitsFor) {

    @Override
    public String toString() {
      return "Line " + pair.id;
    }
  }

  private static final SliceQuery<Pair> OLDEST_FIRST =
      SliceQuery.of(
              Pair.class,
              Pair::id,
              "c.id, c.openedAt, c.score, c.one, c.other, c.proposal.from",
              OpenPairs.WITH_MEMBERS)
          .within(OpenPairs.SEES_ONE)
          .that("c.decision is null and " + OpenPairs.BOTH_STAND)
          .ascending("c.openedAt", "c.id");

  private final Session database;
  private final NamesInList names;
  private final CurrentPerson person;

  ListCases(Session database, NamesInList names, CurrentPerson person) {
    this.database = database;
    this.names = names;
    this.person = person;
  }

  /** Those of which this desk sees a record, the longest waiting first. */
  @Transactional
  Slice<Line> of(Desk desk, PageRequest page) {
    var pairs = read(desk, page);
    var named =
        names.of(
            pairs.items().stream()
                .flatMap(pair -> Stream.of(pair.one, pair.other))
                .distinct()
                .toList(),
            desk);
    return pairs.map(
        pair ->
            new Line(
                pair,
                Stream.of(pair.one, pair.other)
                    .map(named::get)
                    .filter(Objects::nonNull)
                    .distinct()
                    .collect(Collectors.joining(" and ")),
                waitsFor(pair, named.keySet())));
  }

  private static String waitsFor(Pair pair, Set<UUID> theirs) {
    if (pair.proposedFrom == null) {
      return "A decision";
    }
    return theirs.contains(pair.proposedFrom) ? "The other place’s answer" : "Your answer";
  }

  private Slice<Pair> read(Desk desk, PageRequest page) {
    return OLDEST_FIRST.read(database, page, desk.parameters());
  }

  @Override
  @Transactional
  public List<HomeCard> cards() {
    if (!Desk.isFor(person)) {
      return List.of();
    }
    var waiting = read(Desk.of(person), PageRequest.first(1)).total();
    return waiting == 0
        ? List.of()
        : List.of(
            HomeCard.counted(
                "Records to compare", waiting, "Pairs that may be of one child", "/duplicates"));
  }
}
