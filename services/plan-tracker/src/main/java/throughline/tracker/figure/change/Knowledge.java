package throughline.tracker.figure.change;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import throughline.platform.core.time.London;
import throughline.tracker.figure.KnowledgePosition;

/**
 * What was known at a moment in the past.
 *
 * @param day what was known by the end of this local day
 * @param position what exactly of it; empty for all of the day
 */
public record Knowledge(LocalDate day, Optional<KnowledgePosition> position) {

  /** What was known by the end of a day. */
  public static Knowledge endOf(LocalDate day) {
    return new Knowledge(day, Optional.empty());
  }

  /** What was known when an answer was read. */
  public static Knowledge at(KnowledgePosition position) {
    return new Knowledge(London.dateOf(position.at()), Optional.of(position));
  }

  /** The first day on which something may have become known that was not known yet. */
  LocalDate earliest() {
    return position.map(known -> London.dateOf(known.settled())).orElseGet(() -> day.plusDays(1));
  }

  /** The first moment at which something may have become known that was not known yet. */
  Instant from() {
    return position
        .map(KnowledgePosition::settled)
        .orElseGet(() -> earliest().atStartOfDay(London.ZONE).toInstant());
  }

  /** As parameters of an address. */
  String parameters() {
    return "since=" + day + position.map(known -> "&at=" + known).orElse("");
  }
}
