package throughline.tracker.shared;

import java.time.Instant;

/** From when on an event counts as known. */
public enum KnownFrom {
  READING,
  /**
   * From when its source recorded it, as if each had been read at once: only for a year that is
   * made up in a quarter of an hour, of which nothing would be known before today otherwise.
   */
  RECORDING;

  public Instant of(Instant recordedAt, Instant readAt) {
    return this == RECORDING && recordedAt.isBefore(readAt) ? recordedAt : readAt;
  }
}
