package throughline.membership.usage;

import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import throughline.membership.usage.ParseRows.Read;
import throughline.platform.core.permission.Places;

/**
 * What rows say that is not known yet: the higher revision is right, the same again changes
 * nothing, and two that differ under one revision are a contradiction.
 *
 * @param changes in the order of the rows
 * @param known how many say nothing new
 * @param problems of all rows that are not taken in
 */
record NewRows<R extends UseRow, K extends KeptRow<K>>(
    List<Change<R, K>> changes, int known, List<Problem> problems) {

  /** Of a row that nobody has heard of, so that the row itself is older whenever it comes. */
  private static final int TAKEN_BACK_BEFORE_IT_CAME = 2;

  /**
   * What a row changes.
   *
   * @param before as it was kept; null for a new one
   */
  record Change<R extends UseRow, K extends KeptRow<K>>(R row, K before, K now) {

    Change<R, K> with(K settled) {
      return new Change<>(row, before, settled);
    }

    /** As it was, if it was, and as it is. */
    Stream<K> both() {
      return before == null ? Stream.of(now) : Stream.of(before, now);
    }
  }

  /**
   * Compares what was read with what is kept.
   *
   * @param kept by reference
   * @param asKept of a row that counts
   */
  static <R extends UseRow, K extends KeptRow<K>> NewRows<R, K> among(
      Read<R> read, Map<String, K> kept, Places places, Function<R, K> asKept) {
    var found = new NewRows<R, K>(new ArrayList<>(), 0, new ArrayList<>(read.problems()));
    var known = 0;
    for (var i = 0; i < read.good().size(); i++) {
      var row = read.good().get(i);
      var typed = read.typed().get(i);
      var before = kept.get(row.ref());
      if (isOthers(row, before, places)) {
        found.refuse(typed, Column.ROW, "This row is not of one of your libraries");
      } else if (before == null) {
        found.changes.add(new Change<>(row, null, first(row, asKept)));
      } else {
        known += found.compare(row, typed, before, asKept.apply(row)) ? 0 : 1;
      }
    }
    return new NewRows<>(found.changes, known, found.problems);
  }

  /** Nobody takes back what another library says, or may say later. */
  private static boolean isOthers(UseRow row, KeptRow<?> before, Places places) {
    return before == null ? !row.counts() && !places.all() : !places.includes(before.library());
  }

  private static <R extends UseRow, K extends KeptRow<K>> K first(R row, Function<R, K> asKept) {
    var now = asKept.apply(row);
    return row.revision() == UseRow.NEXT_REVISION ? now.takenBack(TAKEN_BACK_BEFORE_IT_CAME) : now;
  }

  /** False if it says nothing new. */
  private boolean compare(R row, TypedRow typed, K before, K now) {
    if (row.revision() == UseRow.NEXT_REVISION && before.counts()) {
      changes.add(new Change<>(row, before, before.takenBack(before.revision() + 1)));
      return true;
    }
    if (row.revision() < before.revision()
        || row.revision() == before.revision() && now.saysTheSameAs(before)) {
      return false;
    }
    if (row.revision() == before.revision()) {
      refuse(
          typed,
          Column.REVISION,
          "This row came before and said something else. To correct it, send it with revision "
              + (before.revision() + 1));
    } else {
      changes.add(new Change<>(row, before, row.counts() ? now : before.takenBack(row.revision())));
    }
    return true;
  }

  /** What became of all rows. */
  TakeRows.Taken taken() {
    var libraries =
        changes.stream()
            .map(change -> change.now().library())
            .filter(Objects::nonNull)
            .collect(toSet());
    return new TakeRows.Taken(libraries, changes.size(), known, problems);
  }

  private void refuse(TypedRow row, Column column, String message) {
    problems.add(Problem.of(row, column, message));
  }
}
