package throughline.membership.record;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A feature that gives an address, or where a family may be met, to something outside of the record
 * says here what it gave, so that whoever makes an address secret knows what risk is left.
 */
public interface AddressCopies {

  /** What was given. */
  record Copy(Instant at, String what) {}

  List<Copy> of(UUID member);
}
