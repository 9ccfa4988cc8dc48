package throughline.membership.record.life;

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

/** A new table with a member's key is somebody's to erase, or is said here to tell of nobody. */
@QuarkusTest
class HeldOfMemberTest {

  /** Dated facts of a random key, what an erasure leaves, and what the library system is told. */
  private static final Set<String> OF_NOBODY_ONCE_ERASED =
      Set.of(
          "member",
          "membership_spell",
          "residency_spell",
          "home_library_spell",
          "erasure",
          "restricted_opening",
          "hand_over",
          "patron_file_member");

  /** With a foreign key to members, or with a column of that name; not what goes with a child. */
  private static final String WITH_KEY =
      """
      SELECT string_agg(DISTINCT name, ',') FROM (
        SELECT concat_ws('.', nullif(table_schema, 'public'), table_name) AS name,
               format('%I.%I', table_schema, table_name) AS id
        FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name)
        WHERE column_name = 'member_key' AND table_type = 'BASE TABLE'
        UNION
        SELECT conrelid::regclass::text, conrelid::regclass::text FROM pg_constraint
        WHERE contype = 'f' AND confrelid = CAST('member' AS regclass)) held
      WHERE NOT EXISTS (SELECT FROM pg_constraint
                        WHERE contype = 'f' AND confdeltype = 'c' AND conrelid = CAST(id AS regclass)
                          AND confrelid = CAST('vault.child' AS regclass))
      """;

  @Inject @All List<PersonalData> held;

  @Test
  void everyTableWithAMembersKeyIsErasedOrTellsOfNobody() {
    var covered =
        held.stream()
            .flatMap(each -> each.tables().stream())
            .collect(Collectors.toCollection(TreeSet::new));
    covered.addAll(OF_NOBODY_ONCE_ERASED);

    assertEquals(covered, new TreeSet<>(List.of(Database.text(WITH_KEY).split(","))));
  }
}
