package throughline.bookings.session;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import throughline.bookings.venue.Venue;

/** What a session is to be, read from what was typed. */
record SessionPlan(
    String title,
    Venue venue,
    LocalDateTime start,
    int minutes,
    int capacity,
    int closesHours,
    SessionDetails details) {
  SessionTime time() {
    return SessionTime.of(start, minutes);
  }

  SessionPlan at(LocalDateTime other) {
    return new SessionPlan(title, venue, other, minutes, capacity, closesHours, details);
  }

  Instant closesAt() {
    return time().startsAt().minus(Duration.ofHours(closesHours));
  }

  /** The room and the adviser, as far as they are chosen. */
  Set<UUID> resources() {
    return Stream.of(details.roomId(), details.adviserId())
        .filter(Objects::nonNull)
        .collect(Collectors.toSet());
  }
}
