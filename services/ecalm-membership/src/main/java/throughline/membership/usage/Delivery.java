package throughline.membership.usage;

import java.time.Instant;
import java.util.UUID;

/**
 * A file or a call by which rows came in.
 *
 * @param file what its sender calls it; null for a call
 * @param whole whether it was taken in to its end
 * @param taken how many rows said something new
 * @param known how many had come before
 * @param refused how many are refused still
 * @param own whether this person may see the rows themselves
 */
record Delivery(
    UUID id,
    UseKind kind,
    String batch,
    String file,
    Instant receivedAt,
    boolean whole,
    int taken,
    int known,
    int refused,
    boolean own) {

  /** Where the page is. */
  public String address() {
    return "/use/" + id;
  }

  public String source() {
    return file == null ? "From a program" : file;
  }
}
