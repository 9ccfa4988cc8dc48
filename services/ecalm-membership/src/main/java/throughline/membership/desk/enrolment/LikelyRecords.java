package throughline.membership.desk.enrolment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import throughline.membership.card.Cards;
import throughline.membership.person.match.FindLikely;
import throughline.membership.person.match.Likely;
import throughline.membership.record.Desk;
import throughline.membership.record.NamesInList;

/** Shows a desk the records that are likely of whoever it enrols, before it does. */
@ApplicationScoped
class LikelyRecords {
  private static final int MOST = 3;
  private final FindLikely findLikely;
  private final NamesInList names;
  private final Cards cards;

  LikelyRecords(FindLikely findLikely, NamesInList names, Cards cards) {
    this.findLikely = findLikely;
    this.names = names;
    this.cards = cards;
  }

  @Transactional(Transactional.TxType.MANDATORY)
  List<LikelyRecord> of(Enrolment visit, Desk desk) {
    var likely =
        findLikely.of(visit.newcomers()).stream()
            .map(found -> found.likely().stream().limit(MOST).toList())
            .toList();
    var keys = likely.stream().flatMap(List::stream).map(Likely::member).distinct().toList();
    var seen = names.seen(keys, desk);
    var endings = cards.endingsOf(List.copyOf(seen.keySet()));
    var records = new ArrayList<LikelyRecord>();
    for (var i = 0; i < likely.size(); i++) {
      var of =
          visit.children().size() == 1 ? "this child" : visit.children().get(i).name().inFull();
      for (var each : likely.get(i)) {
        var record = seen.get(each.member());
        records.add(
            record == null
                ? LikelyRecord.elsewhere(of)
                : shown(of, record, each, endings.get(each.member())));
      }
    }
    return records.stream().distinct().toList();
  }

  private static LikelyRecord shown(
      String of, NamesInList.Seen record, Likely likely, String cardEnding) {
    return new LikelyRecord(
        of,
        record.id(),
        record.name().inFull(),
        record.born(),
        record.enrolledOn(),
        cardEnding,
        record.secret() ? null : record.library(),
        record.secret(),
        List.copyOf(likely.reasons()));
  }
}
