package throughline.membership.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static throughline.membership.imports.BirthsFile.aFile;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import throughline.contracts.membership.MembershipEvents;
import throughline.membership.testing.CardNumbers;
import throughline.platform.core.permission.Places;
import throughline.platform.testing.Database;
import throughline.platform.testing.KilledAtWrite;
import throughline.platform.testing.Published;
import throughline.platform.testing.Race;

/**
 * A file whose service is killed at any write, or at any commit: every child is enrolled once, with
 * one card, one event and one line of history. And files that meet in the same moment.
 */
@QuarkusTest
class KilledFileTest {

  private static final List<String> WRITTEN =
      List.of("vault.import_row", "member", "card", "vault.child", "outbox", "audit_entry");

  private static final String A_CHECKED_FILE =
      """
      INSERT INTO import_file (id, office_code, digest, uploaded_by, uploaded_at, row_count, left_out,
                               columns, enrol_work, checked_at, enrolled_by, expires_at)
      VALUES ('%1$s', 'OXFORD', sha256('%1$s'), 'a test', now(), %2$d, 0, '{}', '%1$s', now(),
              'a test', now() + interval '30 days')
      """;

  private static final String A_NEW_ROW =
      """
      INSERT INTO vault.import_row (file_id, row_number, visit, outcome, card_number, cells)
      VALUES ('%1$s', %2$d, %2$d, 'NEW', '%3$s', '{"GIVEN_NAMES": "Q%4$s", "FAMILY_NAME": "K%4$s",
        "DATE_OF_BIRTH": "2026-%5$02d-%6$02d", "LIVES_IN": "Cherwell", "GUARDIAN": "Marigold K%4$s",
        "GUARDIAN_IS": "Mother", "GUARDIAN_CONTACT": "01632 960 001", "LIBRARY": "BANB",
        "CARD": "%3$s"}')
      """;

  private static final String CHILDREN_OF =
      "SELECT count(*) FROM vault.import_row WHERE file_id = '%s' AND taken_at IS NOT NULL";

  private static final String WHOLE_CHILDREN_OF =
      """
      SELECT count(*) FROM vault.import_row r JOIN member m ON m.key = r.member_key
        JOIN card c ON c.member_key = m.key JOIN vault.child v ON v.member_key = m.key
        JOIN audit_entry a ON a.record_id = m.key::text AND a.action = 'ENROLLED'
      WHERE r.file_id = '%s' AND r.taken_at IS NOT NULL
      """;

  @Inject UploadFile uploadFile;
  @Inject EnrolFile enrolFile;
  @TempDir Path folder;

  @Test
  void anUploadThatIsKilledLeavesNothingAndIsTakenWhenItComesAgain() throws Exception {
    var file = Files.write(folder.resolve("births.csv"), aFile().rows(2).bytes());
    var files = Database.number("SELECT count(*) FROM import_file");
    var kills = 0;
    while (KilledAtWrite.number(
        kills + 1, List.of("import_file", "vault.import_row"), () -> upload(file))) {
      kills++;
      assertEquals(files, Database.number("SELECT count(*) FROM import_file"), "kill " + kills);
    }

    assertTrue(kills >= 6, "file and rows, each at its statement and at the commit: " + kills);
    assertEquals(files + 1, Database.number("SELECT count(*) FROM import_file"));
  }

  @Tag("nightly")
  @Test
  void everyChildIsEnrolledOnceWhereverItsServiceIsKilled() {
    var members = new ArrayList<String>();
    var kills = 0;
    var goesOn = true;
    while (goesOn) {
      var file = aCheckedFile(2, List.of(CardNumbers.next(), CardNumbers.next()));
      goesOn = KilledAtWrite.number(kills + 1, WRITTEN, () -> enrol(file));
      assertEquals(count(CHILDREN_OF, file), count(WHOLE_CHILDREN_OF, file), "kill " + kills);
      enrol(file);
      enrol(file);
      assertEquals(2, count(CHILDREN_OF, file), "kill " + kills);
      assertEquals(2, count(WHOLE_CHILDREN_OF, file), "kill " + kills);
      members.addAll(membersOf(file));
      kills += goesOn ? 1 : 0;
    }

    var published =
        Published.allAtRest(MembershipEvents.TOPIC).stream()
            .map(ConsumerRecord::key)
            .filter(members::contains)
            .sorted()
            .toList();
    assertEquals(members.stream().sorted().toList(), published);
    assertTrue(kills >= 14, "statements, and commits of each row: " + kills);
  }

  @Test
  void ofTwoFilesWithTheSameCardsInTheSameMomentEachCardIsOnes() throws Exception {
    var cards = IntStream.range(0, 20).mapToObj(i -> CardNumbers.next()).toList();
    var one = aCheckedFile(20, cards);
    var other = aCheckedFile(20, cards);

    Race.atOnce(() -> enrol(one), () -> enrol(other));

    assertEquals(20, count(CHILDREN_OF, one) + count(CHILDREN_OF, other));
    assertEquals(20, count(WHOLE_CHILDREN_OF, one) + count(WHOLE_CHILDREN_OF, other));
    assertEquals(
        20,
        Database.number(
            "SELECT count(*) FROM vault.import_row WHERE file_id IN ('%s', '%s') AND outcome = 'REVIEW'"
                .formatted(one, other)));
  }

  @Test
  void aThousandRowsTakeAsManyStatementsAsTwo() {
    var few = statements(aCheckedFile(2, cards(2)));
    var many = statements(aCheckedFile(1_000, cards(1_000)));

    assertEquals(few, many);
  }

  private static List<String> cards(int number) {
    return IntStream.range(0, number).mapToObj(i -> CardNumbers.next()).toList();
  }

  /** Counted by PostgreSQL at the tables that are written. */
  private long statements(UUID file) {
    Database.execute(
        """
        CREATE SEQUENCE statement_of_a_test;
        CREATE FUNCTION count_statement_of_a_test() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
        BEGIN PERFORM nextval('statement_of_a_test'); RETURN NULL; END $$;
        """);
    try {
      WRITTEN.forEach(
          table ->
              Database.execute(
                  """
                  CREATE TRIGGER count_statement_of_a_test BEFORE INSERT OR UPDATE ON %s
                  FOR EACH STATEMENT EXECUTE FUNCTION count_statement_of_a_test()
                  """
                      .formatted(table)));
      enrol(file);
      return Database.number("SELECT nextval('statement_of_a_test') - 1");
    } finally {
      Database.execute(
          "DROP FUNCTION count_statement_of_a_test CASCADE; DROP SEQUENCE statement_of_a_test");
    }
  }

  private static UUID aCheckedFile(int rows, List<String> cards) {
    var id = UUID.randomUUID();
    var sql = new StringBuilder(A_CHECKED_FILE.formatted(id, rows));
    for (var i = 0; i < rows; i++) {
      var name = UUID.randomUUID().toString().replaceAll("[0-9-]", "");
      sql.append(";")
          .append(A_NEW_ROW.formatted(id, i + 2, cards.get(i), name, 1 + i % 10, 1 + i % 28));
    }
    Database.execute(sql.toString());
    return id;
  }

  private static List<String> membersOf(UUID file) {
    return List.of(
        Database.text(
                "SELECT string_agg(member_key::text, ' ') FROM vault.import_row WHERE file_id = '%s'"
                    .formatted(file))
            .split(" "));
  }

  private UUID upload(Path file) {
    return uploadFile.upload(file, "births.csv", "OXFORD", "a test", Places.everywhere()).id();
  }

  private UUID enrol(UUID file) {
    enrolFile.run(file, steps -> {});
    return file;
  }

  private static long count(String query, UUID file) {
    return Database.number(query.formatted(file));
  }
}
