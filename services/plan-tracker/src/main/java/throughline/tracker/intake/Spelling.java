package throughline.tracker.intake;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Compares a body with how its contract would write the same state. The reader of JSON is lenient
 * (it takes {@code "60"} for 60, and a time for a date), while measures read the body as it stands.
 */
final class Spelling {

  private Spelling() {}

  /**
   * The first field of the contract that is spelt otherwise; fields that the contract does not know
   * do not matter.
   */
  static Optional<String> differs(String field, JsonNode contracts, JsonNode body) {
    if (contracts.isObject()) {
      return contracts.properties().stream()
          .flatMap(
              entry ->
                  differs(
                      field.isEmpty() ? entry.getKey() : field + "." + entry.getKey(),
                      entry.getValue(),
                      body.path(entry.getKey()))
                      .stream())
          .findFirst();
    }
    if (contracts.isArray() && body.isArray() && contracts.size() == body.size()) {
      return IntStream.range(0, contracts.size())
          .boxed()
          .flatMap(i -> differs(field, contracts.get(i), body.get(i)).stream())
          .findFirst();
    }
    return same(contracts, body) ? Optional.empty() : Optional.of(field);
  }

  private static boolean same(JsonNode contracts, JsonNode body) {
    return contracts.isIntegralNumber() && body.isIntegralNumber()
        ? contracts.bigIntegerValue().equals(body.bigIntegerValue())
        : contracts.equals(body) || contracts.isNull() && body.isMissingNode();
  }
}
