package throughline.membership.usage;

import java.time.LocalDate;

/** What every row says, whatever it is of. */
interface UseRow {

  /** Revision of a row that takes another back without saying which it is. */
  int NEXT_REVISION = 0;

  /** The sender's own name for the row, by which it is known again. */
  String ref();

  /** Counts what is said of the row, from 1: the highest is right. */
  int revision();

  /** Whether it counts; if not, the row is taken back, and nothing else of it matters. */
  boolean counts();

  /** The code of the library. */
  String library();

  LocalDate day();
}
