package throughline.tracker.figure.change;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import throughline.platform.core.time.London;
import throughline.tracker.figure.KnowledgePosition;

/**
 * What was known at a moment in the past.
 *
 * @param position what exactly of it; empty for all of the day
 */
public record Knowledge(LocalDate day, Optional<KnowledgePosition> position) {

  public static Knowledge endOf(LocalDate day) {
    return new Knowledge(day, Optional.empty());
  }

  public static Knowledge at(KnowledgePosition position) {
    return new Knowledge(London.dateOf(position.at()), Optional.of(position));
  }

  LocalDate earliest() {
    return position.map(known -> London.dateOf(known.settled())).orElseGet(() -> day.plusDays(1));
  }

  Instant from() {
    return position
        .map(KnowledgePosition::settled)
        .orElseGet(() -> earliest().atStartOfDay(London.ZONE).toInstant());
  }

  String parameters() {
    return "since=" + day + position.map(known -> "&at=" + known).orElse("");
  }
}
