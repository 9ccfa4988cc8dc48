package throughline.tracker.intake.source;

import java.util.Map;
import java.util.stream.Collectors;
import throughline.contracts.EventContract;
import throughline.contracts.catalogue.EventCatalogue;

/** What readers call the services that events come from. */
final class SourceNames {

  private static final Map<String, String> WORDS =
      Map.of(
          "ecalm-membership", "Every Child a Library Member",
          "bipc-bookings", "Business and IP Centre",
          "volunteers", "Volunteers");

  private static final Map<String, String> BY_TOPIC =
      EventCatalogue.all().stream()
          .collect(
              Collectors.toUnmodifiableMap(
                  EventContract::topic,
                  contract -> WORDS.getOrDefault(contract.owner(), contract.owner()),
                  (name, same) -> name));

  private SourceNames() {}

  static String ofTopic(String topic) {
    return BY_TOPIC.getOrDefault(topic, topic);
  }
}
