package throughline.volunteers.role;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import throughline.platform.testing.Database;

@QuarkusTest
class VolunteerRolesTest {
  @Inject VolunteerRoles roles;

  @Test
  void thereAreSixRolesAtFirst() {
    var visitor = roles.required("home-library");

    assertEquals(DbsLevel.ENHANCED, visitor.dbsLevel());
    assertEquals(Workforce.ADULT, visitor.workforce());
    assertEquals(List.of("induction", "lone-working", "safeguarding"), visitor.trainings());
    assertTrue(visitor.isAt("HEAD"));
    assertEquals(List.of("MUSE"), roles.required("museum-steward").places());
    assertFalse(roles.required("museum-steward").isAt("HEAD"));
    assertTrue(roles.of("nothing").isEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dbs_level = 'ENHANCED'",
        "dbs_level = 'STANDARD'",
        "regulated = true",
        "supervised = false",
        "min_age = 15, dbs_level = 'BASIC'",
        "max_age = 13",
      })
  void theDatabaseHoldsWhatARoleMayAskFor(String change) {
    assertThrows(
        IllegalStateException.class,
        () ->
            Database.execute("UPDATE role SET %s WHERE code = 'summer-reading'".formatted(change)));
  }
}
