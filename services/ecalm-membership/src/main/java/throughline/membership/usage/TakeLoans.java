package throughline.membership.usage;

import static java.util.stream.Collectors.toSet;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import throughline.membership.card.CardNumber;
import throughline.membership.card.ParseCardNumber;
import throughline.membership.person.vault.Under5Cards;
import throughline.membership.person.vault.Under5Cards.Shown;
import throughline.membership.usage.CountLoans.Counts;
import throughline.membership.usage.CountLoans.LibraryDay;
import throughline.membership.usage.LoanTable.Audience;
import throughline.membership.usage.LoanTable.LoanRow;
import throughline.membership.usage.NewRows.Change;
import throughline.membership.usage.NewRows.Taken;
import throughline.membership.usage.ParseRows.Head;
import throughline.membership.usage.ParseRows.Sent;
import throughline.membership.usage.RecordChildUse.ChildMonth;
import throughline.platform.core.input.Fields;
import throughline.platform.core.input.TypedText;
import throughline.platform.core.permission.Places;
import throughline.platform.files.table.TypedRow;

/**
 * Takes loans in by a fixed number of statements, and publishes what is counted by them: each row
 * once, however often and in whatever order it comes.
 */
@ApplicationScoped
class TakeLoans {

  private static final Map<String, Boolean> RENEWAL =
      Map.of("ISSUE", false, "RENEWAL", true, "RENEW", true, "LOAN", false);

  private static final Map<String, Audience> AUDIENCE =
      Map.of(
          "CHILDREN", Audience.CHILDREN,
          "CHILD", Audience.CHILDREN,
          "JUNIOR", Audience.CHILDREN,
          "YOUNG_PEOPLE", Audience.YOUNG_PEOPLE,
          "TEEN", Audience.YOUNG_PEOPLE,
          "ADULTS", Audience.ADULTS,
          "ADULT", Audience.ADULTS);

  private final ParseRows parseRows;
  private final ParseCardNumber parseCardNumber;
  private final Batches batches;
  private final LoanTable table;
  private final Under5Cards under5Cards;
  private final CountLoans countLoans;
  private final RecordChildUse recordChildUse;
  private final RecordFirstLoans recordFirstLoans;

  TakeLoans(
      ParseRows parseRows,
      ParseCardNumber parseCardNumber,
      Batches batches,
      LoanTable table,
      Under5Cards under5Cards,
      CountLoans countLoans,
      RecordChildUse recordChildUse,
      RecordFirstLoans recordFirstLoans) {
    this.parseRows = parseRows;
    this.parseCardNumber = parseCardNumber;
    this.batches = batches;
    this.table = table;
    this.under5Cards = under5Cards;
    this.countLoans = countLoans;
    this.recordChildUse = recordChildUse;
    this.recordFirstLoans = recordFirstLoans;
  }

  @Transactional(Transactional.TxType.MANDATORY)
  Taken take(String batch, List<TypedRow> rows, Places places) {
    batches.lock(UseKind.LOANS, batch);
    var read = parseRows.read(rows, places, this::loan);
    var news = NewRows.among(read, table.known(batch, read.rows()), places);
    if (!news.changes().isEmpty()) {
      count(batch, news.changes());
    }
    return news.taken();
  }

  private Sent<LoanRow> loan(Fields fields, TypedRow row, Head head) {
    if (!head.counts()) {
      return new Sent<>(loan(head, false, null), List.of(), row);
    }
    var loan = loan(head, isRenewal(fields, row), audience(fields, row));
    return new Sent<>(loan, cards(fields, row), row);
  }

  /** Before anybody knows whose it is. */
  private static LoanRow loan(Head head, boolean renewal, Audience audience) {
    return new LoanRow(
        head.ref(),
        head.revision(),
        head.counts(),
        head.library(),
        head.day(),
        renewal,
        audience,
        false,
        null);
  }

  /** A card that nobody knows is fine; one that was damaged on its way is not. */
  private List<CardNumber> cards(Fields fields, TypedRow row) {
    return TypedText.given(row.text(UseColumns.CARD)).stream()
        .map(typed -> parseCardNumber.read(fields, UseColumns.CARD.key(), typed))
        .filter(Objects::nonNull)
        .toList();
  }

  private static boolean isRenewal(Fields fields, TypedRow row) {
    var renewal = RENEWAL.get(ParseRows.word(row.text(UseColumns.KIND)));
    if (renewal == null) {
      fields.reject(UseColumns.KIND.key(), "Enter ISSUE for a loan, or RENEWAL");
    }
    return Boolean.TRUE.equals(renewal);
  }

  private static Audience audience(Fields fields, TypedRow row) {
    var word = ParseRows.word(row.text(UseColumns.AUDIENCE));
    if (!word.isEmpty() && !AUDIENCE.containsKey(word)) {
      fields.reject(
          UseColumns.AUDIENCE.key(), "Enter CHILDREN, YOUNG PEOPLE or ADULTS, or leave this empty");
    }
    return AUDIENCE.get(word);
  }

  private void count(String batch, List<Change<LoanRow>> changes) {
    var found = under5Cards.membersOf(changes.stream().map(TakeLoans::shown).toList());
    var standing = batches.lockMembers(members(changes, found));
    var settled = settled(changes, found, standing);
    table.store(batch, settled.stream().map(Change::now).toList());
    var days = new TreeMap<LibraryDay, Counts>();
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

  private static Shown shown(Change<LoanRow> change) {
    return change.cards().stream()
        .findFirst()
        .map(card -> new Shown(card.digits(), change.now().day()))
        .orElse(Shown.NOTHING);
  }

  private static List<UUID> members(List<Change<LoanRow>> changes, List<UUID> found) {
    var before = changes.stream().map(Change::before).filter(Objects::nonNull).map(LoanRow::member);
    return Stream.concat(before, found.stream()).filter(Objects::nonNull).distinct().toList();
  }

  private static List<Change<LoanRow>> settled(
      List<Change<LoanRow>> changes, List<UUID> found, Set<UUID> standing) {
    var settled = new ArrayList<Change<LoanRow>>();
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
