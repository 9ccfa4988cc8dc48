package throughline.membership.usage;

import java.time.LocalDate;

/** A row as it is kept, by which it is known when it comes again. */
interface KeptRow<K extends KeptRow<K>> {

  String ref();

  int revision();

  boolean counts();

  /** Null if it was taken back before it came. */
  String library();

  LocalDate day();

  boolean saysTheSameAs(K other);

  /** The same, taken back: where and when it was stays. */
  K takenBack(int revision);
}
