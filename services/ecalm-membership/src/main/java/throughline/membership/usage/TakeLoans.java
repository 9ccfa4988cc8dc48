package throughline.membership.usage;

import static java.util.stream.Collectors.toSet;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import throughline.membership.person.vault.Under5Cards;
import throughline.membership.person.vault.Under5Cards.Shown;
import throughline.membership.usage.NewRows.Change;
import throughline.platform.core.permission.Places;

/**
 * Takes loans in by a fixed number of statements, and publishes what is counted by them: each row
 * once, however often and in whatever order it comes.
 */
@ApplicationScoped
class TakeLoans implements TakeRows {

  private final ParseLoans readLoans;
  private final Batches batches;
  private final LoanTable table;
  private final Under5Cards under5Cards;
  private final CountLoans countLoans;
  private final RecordChildUse recordChildUse;
  private final RecordFirstLoans recordFirstLoans;

  TakeLoans(
      ParseLoans readLoans,
      Batches batches,
      LoanTable table,
      Under5Cards under5Cards,
      CountLoans countLoans,
      RecordChildUse recordChildUse,
      RecordFirstLoans recordFirstLoans) {
    this.readLoans = readLoans;
    this.batches = batches;
    this.table = table;
    this.under5Cards = under5Cards;
    this.countLoans = countLoans;
    this.recordChildUse = recordChildUse;
    this.recordFirstLoans = recordFirstLoans;
  }

  @Override
  public UseKind kind() {
    return UseKind.LOANS;
  }

  @Override
  @Transactional(Transactional.TxType.MANDATORY)
  public Taken take(String batch, List<TypedRow> rows, Places places) {
    batches.lock(kind(), batch);
    var read = readLoans.read(rows, places);
    var news = NewRows.among(read, table.known(batch, read.good()), places, LoanRow::of);
    if (!news.changes().isEmpty()) {
      count(batch, news.changes());
    }
    return news.taken();
  }

  private void count(String batch, List<Change<Loan, LoanRow>> changes) {
    var found = under5Cards.membersOf(changes.stream().map(TakeLoans::shown).toList());
    var standing = batches.lockMembers(members(changes, found));
    var settled = settled(changes, found, standing);
    table.store(batch, settled.stream().map(Change::now).toList());
    var days = new TreeMap<LibraryDay, LoanCounts>();
    settled.forEach(change -> CountLoans.change(days, change.before(), change.now()));
    countLoans.add(days);
    var months = new TreeSet<ChildMonth>();
    settled.stream()
        .flatMap(Change::both)
        .filter(row -> row.member() != null && standing.contains(row.member()))
        .forEach(row -> months.add(ChildMonth.of(row.member(), row.day())));
    recordChildUse.of(months);
    recordFirstLoans.of(months.stream().map(ChildMonth::member).collect(toSet()));
  }

  private static Shown shown(Change<Loan, LoanRow> change) {
    var card = change.row().card();
    return card == null ? Shown.NOTHING : new Shown(card.digits(), change.now().day());
  }

  private static List<UUID> members(List<Change<Loan, LoanRow>> changes, List<UUID> found) {
    var before = changes.stream().map(Change::before).filter(Objects::nonNull).map(LoanRow::member);
    return Stream.concat(before, found.stream()).filter(Objects::nonNull).distinct().toList();
  }

  private static List<Change<Loan, LoanRow>> settled(
      List<Change<Loan, LoanRow>> changes, List<UUID> found, Set<UUID> standing) {
    var settled = new ArrayList<Change<Loan, LoanRow>>();
    for (var i = 0; i < changes.size(); i++) {
      var member = found.get(i);
      var change = changes.get(i);
      settled.add(
          member != null && standing.contains(member)
              ? change.with(change.now().borrowedBy(member))
              : change);
    }
    return settled;
  }
}
