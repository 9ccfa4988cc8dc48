package throughline.tracker.engine.fact;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A fact that is locked, with what is known of it: the latest version, and those asked for. */
final class LockedFact {

  private static final Version NONE = new Version(0, null, null);

  private final long factId;
  private final boolean excluded;
  private final List<Version> known = new ArrayList<>(2);
  private Version latest = NONE;

  /** What a version said, and since when that is known. */
  record Version(long number, JsonNode body, Instant since) {}

  LockedFact(long factId, boolean excluded) {
    this.factId = factId;
    this.excluded = excluded;
  }

  long factId() {
    return factId;
  }

  boolean excluded() {
    return excluded;
  }

  Version latest() {
    return latest;
  }

  Version version(long number) {
    for (var version : known) {
      if (version.number() == number) {
        return version;
      }
    }
    return null;
  }

  void learn(Version version) {
    known.add(version);
    if (version.number() > latest.number()) {
      latest = version;
    }
  }
}
