package throughline.tracker.change;

/**
 * What a class of changes adds to a figure.
 *
 * @param amount in the measure's unit; hundredths of a point for a percentage
 * @param facts how many facts it is of, for distinct people how many people; 0 where it is of none
 */
public record ClassChange(ChangeClass kind, long amount, long facts) {}
