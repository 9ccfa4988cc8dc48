package throughline.bookings.entrepreneur;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.arc.All;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import throughline.platform.core.person.PersonalData;
import throughline.platform.testing.Database;

/** A new table of entrepreneurs is somebody's to erase, or is said here to tell of nobody. */
@QuarkusTest
class HeldOfPersonTest {

  /** Keys, who found two records to be one or two, and what goes with the erasing itself. */
  private static final Set<String> OF_NOBODY_ONCE_ERASED =
      Set.of("entrepreneur", "entrepreneur_merge", "two_people", "person_details");

  /** With a foreign key to entrepreneurs, or to whose it is; not to staff who did something. */
  private static final String WITH_KEY =
      """
      SELECT string_agg(DISTINCT conrelid::regclass::text, ',') FROM pg_constraint
      WHERE contype = 'f' AND (confrelid = CAST('entrepreneur' AS regclass)
        OR confrelid = CAST('person' AS regclass) AND conname LIKE '%\\_person\\_fk')
      """;

  @Inject @All List<PersonalData> held;

  @Test
  void everyTableOfEntrepreneursIsErasedOrTellsOfNobody() {
    var covered =
        held.stream()
            .flatMap(each -> each.tables().stream())
            .collect(Collectors.toCollection(TreeSet::new));
    covered.addAll(OF_NOBODY_ONCE_ERASED);
    var tables = new TreeSet<>(List.of(Database.text(WITH_KEY).split(",")));
    tables.removeAll(covered);

    assertEquals(Set.of(), tables);
  }
}
