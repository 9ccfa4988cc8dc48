package throughline.membership.person.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static throughline.membership.desk.enrolment.EnrolmentFixture.anEnrolment;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import throughline.membership.person.vault.ChildName;
import throughline.membership.person.vault.Contact;
import throughline.membership.person.vault.GuardianDetails;
import throughline.membership.person.vault.NameKey;
import throughline.membership.person.vault.Relationship;
import throughline.membership.testing.CardNumbers;
import throughline.membership.testing.Names;
import throughline.platform.testing.Database;
import throughline.platform.testing.Race;

/** Which records are found to be of one child, on the real index, and what an enrolment does. */
@QuarkusTest
class FindLikelyTest {

  private static final LocalDate BORN = LocalDate.of(2026, 11, 2);
  private static final String CASES =
      "SELECT count(*) FROM duplicate_case WHERE decision IS NULL AND '%s' IN (one::text, other::text)";

  private final String family = Names.family();

  @Inject FindLikely findLikely;
  @Inject LookAgain lookAgain;
  @Inject Jdbi jdbi;

  private static final Pattern LIKE_TOO_MANY =
      Pattern.compile("; (\\d+) records are like more others than are compared$");

  /** Of a record, by the household of its visit. */
  private static final String COPIES =
      """
      household_key = (SELECT household_key FROM member WHERE key = '%1$s') AND key <> '%1$s'
      """;

  private static final List<FindLikely.Found> NONE =
      List.of(new FindLikely.Found(List.of(), false));

  /** Those of other tests are of one name and birthday, so that each look at all takes seconds. */
  @BeforeEach
  void nobodyIsRecorded() {
    Database.execute("TRUNCATE member CASCADE");
  }

  /** Java's key and the database's are one rule: what is typed meets what is stored. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Siân",
        "SIÂN",
        "ó Súilleabháin-O’Brien",
        "ó Súilleabháin O´Brien",
        "O`Brien",
        "O‘Brien",
        "Weiß",
        "WEISS",
        "Łukasz",
        "Søren",
        "Æthelflæd",
        "Ng",
        "Ольга Йосипівна",
        "نور أحمد",
        "Nguyễn Thị",
        "Çağla İpek",
        "Jean‑Luc",
        "Mary–Anne",
        " two  gaps ",
        "\u00a0",
        "O'); DROP",
        "Null",
        "名前",
        "a\u0301e\u0308",
        "x_%\\"
      })
  void theDatabasesKeyOfANameIsTheServices(String name) {
    assertEquals(
        NameKey.of(name),
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery("SELECT vault.name_key(:name)")
                    .bind("name", name)
                    .mapTo(String.class)
                    .one()));
  }

  @Test
  void oneQueryAnswersForAFileOfChildrenInItsOrder() {
    var wren = enrolled("Wren");
    var sian = enrolled("Siân");

    var found =
        findLikely.of(
            List.of(
                child("Rhys", BORN),
                child("SIAN", BORN),
                child("Baby", BORN),
                child("Wren", BORN.plusDays(1)),
                Newcomer.unknown(ChildName.notYet(family), BORN, null, List.of()),
                child("Wren", BORN)));

    assertEquals(
        List.of(0, 1, 0, 1, 0, 1),
        found.stream().map(each -> each.likely().size()).toList(),
        found.toString());
    assertEquals(sian, found.get(1).likely().get(0).member());
    assertEquals(wren, found.get(3).likely().get(0).member());
    assertTrue(found.get(3).likely().get(0).reasons().contains(Reason.DATES_ARE_NEAR));
    assertEquals(wren, found.get(5).likely().get(0).member());
    assertTrue(found.get(5).likely().get(0).score() > found.get(3).likely().get(0).score());
    assertEquals(List.of(), findLikely.of(List.of()));
  }

  @Test
  void theFamilyIsKnownByAContactHoweverItIsTyped() {
    var given = Names.family();
    var id =
        UUID.fromString(
            anEnrolment()
                .ofFamily(given, family)
                .with("guardianContact", "01632 960 771")
                .enrolled());
    var name = ChildName.of(given, Names.family());

    var same = findLikely.of(List.of(withGuardian(name, "+44 1632 960771"))).get(0).likely();
    assertEquals(List.of(id), same.stream().map(Likely::member).toList());
    assertTrue(same.get(0).reasons().contains(Reason.SAME_CONTACT));
    assertEquals(NONE, findLikely.of(List.of(withGuardian(name, "01632 960772"))));
  }

  @Test
  void whatWasClosedErasedMergedOrUndoneIsNotFound() {
    var given = Names.family();
    var id = enrolled(given);

    for (var gone :
        List.of(
            "sealed_at = now()",
            "sealed_at = NULL, erased_at = now()",
            "erased_at = NULL, record_state = 'IN_ERROR'")) {
      Database.execute("UPDATE member SET %s WHERE key = '%s'".formatted(gone, id));
      assertEquals(NONE, findLikely.of(List.of(child(given, BORN))), gone);
    }
  }

  @Test
  void aLikelyDuplicateIsEnrolledAndOpensOneCase() {
    var first = enrolled("Wren");
    assertEquals(0, cases(first));

    var second = enrolled("WREN");

    assertEquals(1, cases(first));
    assertEquals(1, cases(second));
    lookAgain.run();
    assertEquals(1, cases(first), "opened twice");
  }

  @Test
  void tripletsTwoOfThemNotNamedYetAndOneWithAPlaceholderPass() {
    var id =
        anEnrolment()
            .ofFamily("Wren", family)
            .with("birthOrder", "1")
            .with(
                "others",
                List.of(
                    Map.of(
                        "naming", "NOT_NAMED_YET",
                        "childFamilyName", family,
                        "birthOrder", "2",
                        "dateOfBirth", "2026-11-02",
                        "cardNumber", CardNumbers.next()),
                    Map.of(
                        "childGivenNames", "Triplet 3",
                        "childFamilyName", family,
                        "birthOrder", "3",
                        "dateOfBirth", "2026-11-03",
                        "cardNumber", CardNumbers.next())))
            .enrolled();
    var other = anEnrolment().ofFamily("Triplet 3", family).bornOn("2026-11-03").enrolled();

    assertEquals(0, cases(UUID.fromString(id)));
    assertEquals(0, cases(UUID.fromString(other)));
  }

  @Test
  void twoDesksThatEnrolOneChildInTheSameMomentAreFoundAtNight() throws Exception {
    var one = anEnrolment().ofFamily("Wren", family);
    var other = anEnrolment().ofFamily("Wren", family);

    var ids = Race.atOnce(one::enrolled, other::enrolled);
    lookAgain.run();

    assertEquals(1, cases(UUID.fromString(ids.get(0))));
    assertEquals(1, cases(UUID.fromString(ids.get(1))));
  }

  @Test
  void whoIsLikeManyIsComparedWithAFewAndWithTheOthersOnceTheseAreDecided() {
    for (var i = 0; i < 4; i++) {
      enrolled("Wren");
    }
    var last = enrolled("Wren");
    assertEquals(3, cases(last));

    Database.execute(
        """
        UPDATE duplicate_case SET decision = 'NOT_THE_SAME', decided_by = 'a test', decided_at = now()
        WHERE '%s' IN (one::text, other::text)
        """
            .formatted(last));
    lookAgain.run();

    assertEquals(1, cases(last));
  }

  @Test
  void whenTheCaseCannotBeKeptNeitherIsTheEnrolment() {
    enrolled("Wren");
    var before = Database.number("SELECT count(*) FROM member");

    Database.whileRefusing(
        "duplicate_case", () -> anEnrolment().ofFamily("Wren", family).send().statusCode(500));

    assertEquals(before, Database.number("SELECT count(*) FROM member"));
  }

  /** A list that gives everybody one birthday and one name must not stop an enrolment. */
  @Test
  void whoIsLikeThousandsIsComparedWithSomeAndThatIsSaid() {
    var given = Names.family();
    var one = enrolled(given);
    copy(one, 2_000);

    var found = findLikely.of(Collections.nCopies(50, child("Rhys", BORN)));
    var same = findLikely.of(List.of(child(given, BORN))).get(0);
    forgetCopies(one);

    assertTrue(found.stream().allMatch(FindLikely.Found::areMore));
    assertEquals(FindLikely.MOST_ALIKE + 1, same.likely().size());
    assertTrue(same.areMore());
    assertFalse(findLikely.of(List.of(child(given, BORN))).get(0).areMore());
  }

  @Test
  void theNightSaysHowManyAreLikeMoreThanAreCompared() {
    var one = enrolled(Names.family());
    var before = likeTooMany(lookAgain.run());
    copy(one, FindLikely.MOST_ALIKE + 1);

    var night = likeTooMany(lookAgain.run());
    forgetCopies(one);

    assertEquals(before + FindLikely.MOST_ALIKE + 2, night);
    assertEquals(before, likeTooMany(lookAgain.run()));
  }

  /** What the job says of them; nothing if there are none. */
  private static int likeTooMany(String said) {
    var found = LIKE_TOO_MANY.matcher(said);
    return found.find() ? Integer.parseInt(found.group(1)) : 0;
  }

  /** Records of the same name and birthday, as far as looking for the like reads them. */
  private static void copy(UUID of, int count) {
    Database.execute(
        """
        INSERT INTO member (key, %1$s)
        SELECT gen_random_uuid(), %1$s FROM member, generate_series(1, %2$d) WHERE key = '%3$s'
        """
            .formatted(columns("public", "member", "key"), count, of));
    Database.execute(
        """
        INSERT INTO vault.child (member_key, %1$s)
        SELECT copied.key, %1$s FROM vault.child
        CROSS JOIN (SELECT key FROM member WHERE %2$s) copied WHERE member_key = '%3$s'
        """
            .formatted(columns("vault", "child", "member_key"), COPIES.formatted(of), of));
  }

  private static void forgetCopies(UUID of) {
    var copies = "(SELECT key FROM member WHERE " + COPIES.formatted(of) + ")";
    Database.execute(
        "DELETE FROM duplicate_case WHERE one IN %1$s OR other IN %1$s".formatted(copies));
    Database.execute("DELETE FROM vault.child WHERE member_key IN " + copies);
    Database.execute("DELETE FROM member WHERE " + COPIES.formatted(of));
  }

  private static String columns(String schema, String table, String key) {
    return Database.text(
        """
        SELECT string_agg(column_name, ', ') FROM information_schema.columns
        WHERE table_schema = '%s' AND table_name = '%s' AND column_name <> '%s' AND is_generated = 'NEVER'
        """
            .formatted(schema, table, key));
  }

  private UUID enrolled(String given) {
    return UUID.fromString(
        anEnrolment().ofFamily(given, family).bornOn(BORN.toString()).enrolled());
  }

  private Newcomer child(String given, LocalDate born) {
    return Newcomer.unknown(ChildName.of(given, family), born, null, List.of());
  }

  private static Newcomer withGuardian(ChildName name, String phone) {
    return Newcomer.unknown(
        name,
        BORN,
        null,
        List.of(
            new GuardianDetails(
                "Somebody Else", Relationship.FATHER, new Contact(null, phone), true, true)));
  }

  private static long cases(UUID member) {
    return Database.number(CASES.formatted(member));
  }
}
