package throughline.tracker.ledger;

import java.util.List;

/**
 * Under which measures an entry counts, and as what.
 *
 * @param counted in the order of their ids
 */
record EntryKind(List<Counted> counted) {

  /**
   * How it counts under one of them.
   *
   * @param splits which of the values of the entry's breakdown are the measure's, from 1, in its
   *     order; null for all of them
   * @param person whether it is counted for the entry's person; else for nobody
   * @param once whether its amount counts as 1, or as −1
   */
  record Counted(int measureVersionId, List<Integer> splits, boolean person, boolean once) {}
}
