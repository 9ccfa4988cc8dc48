package throughline.membership.usage;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import throughline.membership.person.vault.Under5Cards;
import throughline.membership.person.vault.Under5Cards.Shown;
import throughline.membership.usage.AttendanceTable.There;
import throughline.membership.usage.CountAttendance.Event;
import throughline.membership.usage.NewRows.Change;
import throughline.platform.core.permission.Places;

/** Takes headcounts at events in, with the children whose cards were shown there. */
@ApplicationScoped
class TakeAttendance implements TakeRows {

  private final ParseAttendance readAttendance;
  private final Batches batches;
  private final AttendanceTable table;
  private final Under5Cards under5Cards;
  private final CountAttendance countAttendance;
  private final RecordChildUse recordChildUse;

  TakeAttendance(
      ParseAttendance readAttendance,
      Batches batches,
      AttendanceTable table,
      Under5Cards under5Cards,
      CountAttendance countAttendance,
      RecordChildUse recordChildUse) {
    this.readAttendance = readAttendance;
    this.batches = batches;
    this.table = table;
    this.under5Cards = under5Cards;
    this.countAttendance = countAttendance;
    this.recordChildUse = recordChildUse;
  }

  @Override
  public UseKind kind() {
    return UseKind.ATTENDANCE;
  }

  @Override
  @Transactional(Transactional.TxType.MANDATORY)
  public Taken take(String batch, List<TypedRow> rows, Places places) {
    batches.lock(kind(), batch);
    var read = readAttendance.read(rows, places);
    var news = NewRows.among(read, table.known(batch, read.good()), places, AttendanceRow::of);
    if (!news.changes().isEmpty()) {
      count(batch, news.changes());
    }
    return news.taken();
  }

  private void count(String batch, List<Change<Attendance, AttendanceRow>> changes) {
    var rows = changes.stream().map(Change::now).toList();
    var before = table.members(batch, rows);
    var found = there(changes);
    var standing =
        batches.lockMembers(
            Stream.concat(before.stream(), found.stream()).map(There::member).distinct().toList());
    var now = found.stream().filter(each -> standing.contains(each.member())).toList();
    table.store(batch, rows, now);
    var events = new TreeMap<Event, Integer>();
    changes.forEach(change -> CountAttendance.change(events, change.before(), change.now()));
    countAttendance.add(events);
    var months = new TreeSet<ChildMonth>();
    Stream.concat(before.stream(), now.stream())
        .filter(each -> standing.contains(each.member()))
        .forEach(each -> months.add(ChildMonth.of(each.member(), each.day())));
    recordChildUse.of(months);
  }

  /** The members under 5 by the cards of the rows that count. */
  private List<There> there(List<Change<Attendance, AttendanceRow>> changes) {
    var cards = new ArrayList<Shown>();
    var refs = new ArrayList<String>();
    for (var change : changes) {
      for (var card : change.row().cards()) {
        cards.add(new Shown(card.digits(), change.now().day()));
        refs.add(change.now().ref());
      }
    }
    var members = under5Cards.membersOf(cards);
    var there = new ArrayList<There>();
    for (var i = 0; i < cards.size(); i++) {
      if (members.get(i) != null) {
        there.add(new There(refs.get(i), members.get(i), cards.get(i).day()));
      }
    }
    return there;
  }
}
