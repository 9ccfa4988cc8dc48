package throughline.tracker.figure.change;

import org.jdbi.v3.core.mapper.reflect.ColumnName;

/**
 * What a class of changes adds to a figure.
 *
 * @param entries how many entries it is of, for distinct people how many people; 0 where it is of
 *     none
 */
public record ClassChange(@ColumnName("class") ChangeClass kind, long amount, long entries) {

  ClassChange negated() {
    return new ClassChange(kind, -amount, -entries);
  }

  boolean isNothing() {
    return amount == 0 && entries == 0;
  }

  ClassChange plus(ClassChange other) {
    return new ClassChange(kind, amount + other.amount, entries + other.entries);
  }
}
