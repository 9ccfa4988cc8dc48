package throughline.membership.desk.enrolment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;
import throughline.membership.card.Cards;
import throughline.membership.member.Member;
import throughline.membership.member.Members;
import throughline.membership.record.Desk;
import throughline.membership.record.ListedEnrolment;
import throughline.membership.record.NamesInList;
import throughline.platform.core.paging.PageRequest;
import throughline.platform.core.paging.Slice;
import throughline.platform.core.time.London;
import throughline.platform.database.SliceQuery;

/** The enrolments of a desk: the newest, and those of children who wait for a name. */
@ApplicationScoped
class ListEnrolments {
  /**
   * A line of the start page. It tells apart and names nobody: who it is stands on the receipt, and
   * whoever opens that is written down.
   */
  record RecentEnrolment(UUID id, Instant at, String library, String cardEnding) {}

  static final int DAYS = 7;
  private static final int MOST = 5;
  private static final String CHILDREN = "ChildKey c join Member m on m.key = c.memberKey";
  private static final String IN_SIGHT =
      """
      m.recordState = VALID and m.sealedAt is null and m.death is null
      and m.withdrawnOn is null
      and (:everyOffice = true or m.enrolledAtOffice in :offices
        or exists (select 1 from m.homeLibrary home where home.toDate is null
          and (:everyLibrary = true or home.library in :libraries)))
      """;
  private static final String UNNAMED = "c.notNamedYet = true";
  private static final String COUNT =
      "select count(*) from " + CHILDREN + " where " + UNNAMED + " and " + IN_SIGHT;
  private static final SliceQuery<ListedEnrolment> OLDEST_FIRST =
      SliceQuery.of(
              ListedEnrolment.class,
              ListedEnrolment::id,
              "m.key, m.enrolledOn, m.enrolledAt.name",
              CHILDREN)
          .within(IN_SIGHT)
          .that(UNNAMED)
          .ascending("m.enrolledOn", "m.key");

  private final Members members;
  private final Cards cards;
  private final Session database;
  private final NamesInList names;
  private final Clock clock;

  ListEnrolments(Members members, Cards cards, Session database, NamesInList names, Clock clock) {
    this.members = members;
    this.cards = cards;
    this.database = database;
    this.names = names;
    this.clock = clock;
  }

  @Transactional
  List<RecentEnrolment> recent(Desk desk) {
    var since = London.today(clock).minusDays(DAYS - 1);
    var newest = members.newest(since, desk.offices(), desk.libraries(), MOST);
    var endings = cards.endingsOf(newest.stream().map(Member::key).toList());
    return newest.stream()
        .map(
            member ->
                new RecentEnrolment(
                    member.key(),
                    member.recordedAt(),
                    member.enrolledAt().name(),
                    endings.get(member.key())))
        .toList();
  }

  @Transactional
  Slice<ListedEnrolment> unnamed(Desk desk, PageRequest page) {
    return names.named(OLDEST_FIRST.read(database, page, desk.parameters()), desk);
  }

  @Transactional
  long countUnnamed(Desk desk) {
    var query = database.createSelectionQuery(COUNT, Long.class);
    desk.parameters().forEach(query::setParameter);
    return query.getSingleResult();
  }
}
