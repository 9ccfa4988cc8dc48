package throughline.membership.desk.enrolment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import throughline.membership.card.Cards;
import throughline.membership.member.Member;
import throughline.membership.member.Members;
import throughline.membership.record.Desk;
import throughline.platform.core.time.London;

/** Somebody comes to their desk. */
@ApplicationScoped
class ListRecent {
  /**
   * A line of the start page. It tells apart and names nobody: who it is stands on the receipt, and
   * whoever opens that is written down.
   */
  record RecentEnrolment(UUID id, Instant at, String library, String cardEnding) {}

  static final int DAYS = 7;
  private static final int MOST = 5;
  private final Members members;
  private final Cards cards;
  private final Clock clock;

  ListRecent(Members members, Cards cards, Clock clock) {
    this.members = members;
    this.cards = cards;
    this.clock = clock;
  }

  @Transactional
  List<RecentEnrolment> at(Desk desk) {
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
}
