package throughline.membership.usage;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import throughline.membership.card.CardNumber;
import throughline.membership.card.ParseCardNumber;
import throughline.membership.person.vault.Under5Cards;
import throughline.membership.person.vault.Under5Cards.Shown;
import throughline.membership.usage.AttendanceTable.AttendanceRow;
import throughline.membership.usage.AttendanceTable.There;
import throughline.membership.usage.CountAttendance.Event;
import throughline.membership.usage.NewRows.Change;
import throughline.membership.usage.NewRows.Taken;
import throughline.membership.usage.ParseRows.Head;
import throughline.membership.usage.ParseRows.Sent;
import throughline.membership.usage.RecordChildUse.ChildMonth;
import throughline.platform.core.input.Fields;
import throughline.platform.core.input.TypedText;
import throughline.platform.core.permission.Places;
import throughline.platform.files.table.TypedRow;

/** Takes headcounts at events in, with the children whose cards were shown there. */
@ApplicationScoped
class TakeAttendance {

  private static final int LONGEST_EVENT = 64;

  private static final int MOST_CHILDREN = 2_000;

  private static final int MOST_CARDS = 500;

  private final ParseRows parseRows;
  private final ParseCardNumber parseCardNumber;
  private final Batches batches;
  private final AttendanceTable table;
  private final Under5Cards under5Cards;
  private final CountAttendance countAttendance;
  private final RecordChildUse recordChildUse;

  TakeAttendance(
      ParseRows parseRows,
      ParseCardNumber parseCardNumber,
      Batches batches,
      AttendanceTable table,
      Under5Cards under5Cards,
      CountAttendance countAttendance,
      RecordChildUse recordChildUse) {
    this.parseRows = parseRows;
    this.parseCardNumber = parseCardNumber;
    this.batches = batches;
    this.table = table;
    this.under5Cards = under5Cards;
    this.countAttendance = countAttendance;
    this.recordChildUse = recordChildUse;
  }

  @Transactional(Transactional.TxType.MANDATORY)
  Taken take(String batch, List<TypedRow> rows, Places places) {
    batches.lock(UseKind.ATTENDANCE, batch);
    var read = parseRows.read(rows, places, this::attendance);
    var news = NewRows.among(read, table.known(batch, read.rows()), places);
    if (!news.changes().isEmpty()) {
      count(batch, news.changes());
    }
    return news.taken();
  }

  private Sent<AttendanceRow> attendance(Fields fields, TypedRow row, Head head) {
    if (!head.counts()) {
      return new Sent<>(headcount(head, null, 0), List.of(), row);
    }
    var event =
        fields.text(
            UseColumns.EVENT.key(),
            row.text(UseColumns.EVENT),
            LONGEST_EVENT,
            "Enter the reference of the event");
    ParseRows.noCard(fields, UseColumns.EVENT, event);
    var under5s =
        fields.wholeNumber(
            UseColumns.UNDER_5S.key(),
            row.text(UseColumns.UNDER_5S),
            0,
            MOST_CHILDREN,
            "Enter how many children under 5 were there, 0 if none was");
    return new Sent<>(
        headcount(head, event, under5s), cards(fields, row.text(UseColumns.CARDS)), row);
  }

  private static AttendanceRow headcount(Head head, String event, int under5s) {
    return new AttendanceRow(
        head.ref(), head.revision(), head.counts(), head.library(), head.day(), event, under5s);
  }

  /** Several in one cell, each behind a comma, a semicolon or on a line of its own. */
  private List<CardNumber> cards(Fields fields, String typed) {
    var cards = new ArrayList<CardNumber>();
    for (var part : typed.split("[,;\\n]+")) {
      if (TypedText.given(part).isPresent()) {
        cards.add(parseCardNumber.read(fields, UseColumns.CARDS.key(), part));
      }
    }
    if (cards.size() > MOST_CARDS) {
      fields.reject(
          UseColumns.CARDS.key(), "Enter %d cards or fewer in a row".formatted(MOST_CARDS));
    }
    return cards;
  }

  private void count(String batch, List<Change<AttendanceRow>> changes) {
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

  private List<There> there(List<Change<AttendanceRow>> changes) {
    var cards = new ArrayList<Shown>();
    var refs = new ArrayList<String>();
    for (var change : changes) {
      for (var card : change.cards()) {
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
