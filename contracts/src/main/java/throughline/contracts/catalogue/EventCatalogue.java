package throughline.contracts.catalogue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import throughline.contracts.EventContract;
import throughline.contracts.bookings.BookingEvents;
import throughline.contracts.counts.DayCountState;
import throughline.contracts.membership.MembershipEvents;
import throughline.contracts.volunteers.VolunteerEvents;

/** Every event of version 1, for those who read them. */
public final class EventCatalogue {

  private static final List<EventContract> ALL =
      Stream.of(MembershipEvents.ALL, BookingEvents.ALL, VolunteerEvents.ALL)
          .flatMap(List::stream)
          .toList();

  private static final Map<String, EventContract> BY_TYPE =
      ALL.stream().collect(Collectors.toUnmodifiableMap(EventContract::type, Function.identity()));

  private EventCatalogue() {}

  public static List<EventContract> all() {
    return ALL;
  }

  /**
   * The contract of a CloudEvents type, or empty when this version of the suite does not know it.
   */
  public static Optional<EventContract> find(String type) {
    return Optional.ofNullable(BY_TYPE.get(type));
  }

  /** The event by which this owner tells how many events it published on a finished day. */
  public static EventContract dayCountedBy(String owner) {
    return ALL.stream()
        .filter(event -> event.owner().equals(owner) && event.body() == DayCountState.class)
        .findFirst()
        .orElseThrow();
  }

  /** The topics that a reader of everything subscribes to. */
  public static List<String> topics() {
    return ALL.stream().map(EventContract::topic).distinct().toList();
  }

  /** The kinds of aggregate, each with the class path resource of its JSON Schema. */
  public static Map<String, String> schemasByAggregate() {
    return ALL.stream()
        .collect(
            Collectors.toUnmodifiableMap(
                EventContract::aggregate, EventContract::schemaResource, (first, same) -> first));
  }
}
