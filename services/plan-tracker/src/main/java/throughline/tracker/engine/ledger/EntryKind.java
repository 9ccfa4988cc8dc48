package throughline.tracker.engine.ledger;

import java.util.List;

/**
 * Under which measures an entry counts, and as what.
 *
 * @param counted in the order of their ids
 */
record EntryKind(List<Counted> counted) {

  record Counted(int measureVersionId, List<Integer> splits, boolean person, boolean once) {

    /** What the measure has of an entry's breakdown, as the database's {@code splits_of}. */
    List<String> splitsOf(String breakdown) {
      var values = List.of(breakdown.split("\\|", -1));
      return splits == null
          ? values
          : splits.stream().map(at -> at > values.size() ? "" : values.get(at - 1)).toList();
    }

    /** What an entry's amount is to the measure, as the database's {@code amount_of}. */
    long amountOf(long amount) {
      return once ? Long.signum(amount) : amount;
    }
  }
}
