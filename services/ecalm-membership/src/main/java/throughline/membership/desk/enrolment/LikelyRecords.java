package throughline.membership.desk.enrolment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import throughline.membership.card.Cards;
import throughline.membership.person.match.FindLikely;
import throughline.membership.person.match.Likely;
import throughline.membership.person.match.Reason;
import throughline.membership.record.Desk;
import throughline.membership.record.NamesInList;

/** Shows a desk the records that are likely of whoever it enrols, before it does. */
@ApplicationScoped
class LikelyRecords {
  /**
   * A record that is likely of somebody in a visit, as far as this desk may see it: of one
   * elsewhere only that there is one.
   *
   * @param of whom it may be, in the words of the page
   * @param id null if it is elsewhere, as all that follows
   * @param cardEnding the last digits of the card; null if it has none
   * @param library null if there is none, or the address is secret
   * @param secret whether the address is secret
   */
  record LikelyRecord(
      String of,
      UUID id,
      String childName,
      LocalDate dateOfBirth,
      LocalDate enrolledOn,
      String cardEnding,
      String library,
      boolean secret,
      List<Reason> reasons) {
    static LikelyRecord elsewhere(String of) {
      return new LikelyRecord(of, null, null, null, null, null, null, false, List.of());
    }

    /** Hides the child from any log that this object slips into. */
    @Override
    public String toString() {
      return "LikelyRecord";
    }
  }

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
