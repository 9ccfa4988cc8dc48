package throughline.membership.life;

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

  private static void call(String id, String event, Map<String, String> typed) {
    RecordFixture.by(Actors.aRegistrar()).call(id, event, typed).statusCode(200);
  }
}
