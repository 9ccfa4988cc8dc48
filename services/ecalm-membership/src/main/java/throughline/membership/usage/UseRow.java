package throughline.membership.usage;

import java.time.LocalDate;

/** A row as it is kept, whatever it is of, by which it is known when it comes again. */
interface UseRow<K extends UseRow<K>> {

  /** Revision of a row that takes another back without saying which it is. */
  int NEXT_REVISION = 0;

  /** The sender's own name for the row, by which it is known again. */
  String ref();

  /** Counts what is said of the row, from 1: the highest is right. */
  int revision();

  /** Whether it counts; if not, the row is taken back, and nothing else of it matters. */
  boolean counts();

  /** The code of the library; null if the row was taken back before it came. */
  String library();

  LocalDate day();

  boolean saysTheSameAs(K other);

  /** The same, taken back: where and when it was stays. */
  K takenBack(int revision);
}
