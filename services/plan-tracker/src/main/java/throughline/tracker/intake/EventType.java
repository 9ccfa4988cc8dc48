package throughline.tracker.intake;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import throughline.contracts.EventContract;
import throughline.contracts.catalogue.EventCatalogue;
import throughline.tracker.engine.schema.BodySchema;

/** A type of event with what every event of it must say, put together once and not for each. */
record EventType(EventContract contract, String source, String dataSchema, BodySchema schema) {

  private static final Map<String, EventType> BY_NAME =
      EventCatalogue.all().stream()
          .map(EventType::of)
          .collect(
              Collectors.toUnmodifiableMap(type -> type.contract().type(), Function.identity()));

  private static EventType of(EventContract contract) {
    return new EventType(
        contract, contract.source(), contract.dataSchema(), BodySchema.of(contract.aggregate()));
  }

  static Optional<EventType> find(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }
}
