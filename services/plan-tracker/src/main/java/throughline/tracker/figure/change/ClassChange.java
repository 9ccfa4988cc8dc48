package throughline.tracker.figure.change;

/**
 * What a class of changes adds to a figure.
 *
 * @param amount in the measure's unit; hundredths of a point for a percentage
 * @param entries how many entries it is of, for distinct people how many people; 0 where it is of
 *     none
 */
public record ClassChange(ChangeClass kind, long amount, long entries) {

  /** Together with another of the same class. */
  ClassChange plus(ClassChange other) {
    return new ClassChange(kind, amount + other.amount, entries + other.entries);
  }
}
