package throughline.membership.usage;

import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import throughline.membership.card.CardNumber;
import throughline.membership.usage.ParseRows.Read;
import throughline.membership.usage.ParseRows.Sent;
import throughline.membership.usage.Received.Problem;
import throughline.platform.core.permission.Places;
import throughline.platform.files.table.Column;
import throughline.platform.files.table.TypedRow;

/**
 * What rows say that is not known yet: the higher revision is right, the same again changes
 * nothing, and two that differ under one revision are a contradiction.
 *
 * @param changes in the order of the rows
 * @param known how many say nothing new
 * @param problems of all rows that are not taken in
 */
record NewRows<K extends UseRow<K>>(List<Change<K>> changes, int known, List<Problem> problems) {

  /** Of a row that nobody has heard of, so that the row itself is older whenever it comes. */
  private static final int TAKEN_BACK_BEFORE_IT_CAME = 2;

  /**
   * What became of rows.
   *
   * @param libraries the codes of those where something is new
   * @param taken how many said something new
   * @param known how many had come before
   * @param problems one for each row that was not taken in
   */
  record Taken(Set<String> libraries, int taken, int known, List<Problem> problems) {}

  /**
   * What a row changes.
   *
   * @param before as it was kept; null for a new one
   */
  record Change<K extends UseRow<K>>(List<CardNumber> cards, K before, K now) {

    Change<K> with(K settled) {
      return new Change<>(cards, before, settled);
    }

    Stream<K> both() {
      return before == null ? Stream.of(now) : Stream.of(before, now);
    }
  }

  static <K extends UseRow<K>> NewRows<K> among(Read<K> read, Map<String, K> kept, Places places) {
    var found = new NewRows<K>(new ArrayList<>(), 0, new ArrayList<>(read.problems()));
    var known = 0;
    for (var sent : read.good()) {
      var row = sent.row();
      var before = kept.get(row.ref());
      if (isOthers(row, before, places)) {
        found.refuse(sent.typed(), UseColumns.ROW, "This row is not of one of your libraries");
      } else if (before == null) {
        found.change(sent, null, first(row));
      } else {
        known += found.compare(sent, before) ? 0 : 1;
      }
    }
    return new NewRows<>(found.changes, known, found.problems);
  }

  /** Nobody takes back what another library says, or may say later. */
  private static boolean isOthers(UseRow<?> row, UseRow<?> before, Places places) {
    return before == null ? !row.counts() && !places.all() : !places.includes(before.library());
  }

  private static <K extends UseRow<K>> K first(K row) {
    return row.revision() == UseRow.NEXT_REVISION ? row.takenBack(TAKEN_BACK_BEFORE_IT_CAME) : row;
  }

  /** False if it says nothing new. */
  private boolean compare(Sent<K> sent, K before) {
    var row = sent.row();
    if (row.revision() == UseRow.NEXT_REVISION && before.counts()) {
      change(sent, before, before.takenBack(before.revision() + 1));
      return true;
    }
    if (row.revision() < before.revision()
        || row.revision() == before.revision() && row.saysTheSameAs(before)) {
      return false;
    }
    if (row.revision() == before.revision()) {
      refuse(
          sent.typed(),
          UseColumns.REVISION,
          "This row came before and said something else. To correct it, send it with revision "
              + (before.revision() + 1));
    } else {
      change(sent, before, row.counts() ? row : before.takenBack(row.revision()));
    }
    return true;
  }

  private void change(Sent<K> sent, K before, K now) {
    changes.add(new Change<>(sent.cards(), before, now));
  }

  Taken taken() {
    var libraries =
        changes.stream()
            .map(change -> change.now().library())
            .filter(Objects::nonNull)
            .collect(toSet());
    return new Taken(libraries, changes.size(), known, problems);
  }

  private void refuse(TypedRow row, Column column, String message) {
    problems.add(Problem.of(row, column, message));
  }
}
