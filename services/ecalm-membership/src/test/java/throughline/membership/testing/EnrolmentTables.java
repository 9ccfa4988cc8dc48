package throughline.membership.testing;

import java.util.List;
import java.util.Map;
import throughline.platform.testing.Database;

/** Every table that an enrolment writes to. */
public final class EnrolmentTables {

  private static final List<String> WRITTEN =
      List.of(
          "member",
          "membership_spell",
          "residency_spell",
          "home_library_spell",
          "card",
          "vault.child",
          "vault.guardian",
          "idempotency_key");

  private EnrolmentTables() {}

  /** How many rows each has. */
  public static Map<String, Long> sizes() {
    return Database.sizes(WRITTEN);
  }
}
