package throughline.membership.record.life;

import io.restassured.response.ValidatableResponse;
import java.util.Map;
import throughline.membership.testing.Actors;

/** What becomes of a child, for tests of other features that have to follow it. */
public final class LifeCalls {

  private LifeCalls() {}

  public static void erase(String id) {
    call(id, "ERASED", Map.of("confirmation", "erase"));
  }

  public static void correctDateOfBirth(String id, String born) {
    call(id, "DATE_OF_BIRTH_CORRECTED", Map.of("dateOfBirth", born, "reason", "MISTYPED"));
  }

  /** Where a family has moved, as the service answers it. */
  public static ValidatableResponse moved(String id, Map<String, String> to) {
    return RecordFixture.by(Actors.aRegistrar()).call(id, "MOVED", to);
  }

  private static void call(String id, String event, Map<String, String> typed) {
    RecordFixture.by(Actors.aRegistrar()).call(id, event, typed).statusCode(200);
  }
}
