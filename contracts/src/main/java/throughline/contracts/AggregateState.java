package throughline.contracts;

/**
 * The whole public state of an aggregate at a version: the body of every event.
 *
 * <p>Because it is whole, applying any single event twice, late or out of order gives the same
 * result: the higher version wins, and a skipped version loses nothing.
 */
public interface AggregateState {

  /** Counts the changes of the aggregate, from 1; two events of one aggregate never share it. */
  long version();
}
