package throughline.membership.person.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import throughline.membership.person.vault.ChildName;

/** Who is taken for one child, and who passes. All are invented. */
class LikenessTest {

  private static final LocalDate BORN = LocalDate.of(2026, 3, 4);
  private static final Likeness.Family OTHER_FAMILY = new Likeness.Family(false, false);
  private static final Likeness.Family SAME_FAMILY = new Likeness.Family(true, true);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "Wren|Fernsby|WREN|fernsby|SAME_NAMES",
        "Siân|ó Súilleabháin-O’Brien|Sian|O Suilleabhain O'Brien|SAME_NAMES",
        "Siân|ó Súilleabháin-O`Brien|Siân|ó Súilleabháin O´Brien|SAME_NAMES",
        "Mary-Anne|Fernsby|Maryanne|Fernsby|SAME_NAMES",
        "Ng|Wei|Wei|Ng|NAMES_IN_OTHER_ORDER",
        "Wren|Marigold Fernsby|Wren Marigold|Fernsby|NAMES_IN_OTHER_ORDER",
        "Wren Marigold|Fernsby|Wren|Fernsby|MORE_GIVEN_NAMES",
        "Catherine|Fernsby|Cathrine|Fernsby|GIVEN_NAMES_ALIKE",
        "Oliver|Fernsby|Olivre|Fernsby|GIVEN_NAMES_ALIKE",
        "Wren|Fernsby|Wren|Fernsbi|FAMILY_NAMES_ALIKE",
        "Wren|Fernsby|Wren|Fernsby-Holt|FAMILY_NAMES_ALIKE",
        "Ольга|Петрова|ОЛЬГА|петрова|SAME_NAMES",
        "نور|أحمد|نور|أحمد|SAME_NAMES",
        "O'); DROP|Null|O’); DROP|NULL|SAME_NAMES",
        "Test|Null|Test|Null|SAME_NAMES",
      })
  void oneChildTypedTwiceIsLookedAt(
      String given, String family, String given2, String family2, Reason reason) {
    assertTrue(
        reasons(ChildName.of(given, family), ChildName.of(given2, family2), OTHER_FAMILY)
            .contains(reason));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Wren|Fernsby|Rhys|Fernsby",
        "Jayden|Fernsby|Hayden|Fernsby",
        "Ella|Fernsby|Elle|Fernsby",
        "Ella|Fernsby|Ellie|Fernsby",
        "Ng|Fernsby|Ning|Fernsby",
        "Anna|Fernsby|Hannah|Fernsby",
      })
  void twinsPassThoughTheyShareAllButTheName(
      String given, String family, String given2, String family2) {
    assertEquals(
        Set.of(), reasons(ChildName.of(given, family), ChildName.of(given2, family2), SAME_FAMILY));
  }

  @Test
  void anotherPlaceInTheBirthLetsAlikeNamesPassAndTheSameNameNot() {
    var catherine = ChildName.of("Catherine", "Fernsby");
    var first = person(catherine, BORN, 1);

    assertEquals(
        Optional.empty(),
        Likeness.of(first, person(ChildName.of("Cathrine", "Fernsby"), BORN, 2), SAME_FAMILY));
    var same = Likeness.of(first, person(catherine, BORN, 2), SAME_FAMILY).orElseThrow();
    assertTrue(same.reasons().contains(Reason.OTHER_PLACE_IN_BIRTH));
    var sure = Likeness.of(first, person(catherine, BORN, 1), SAME_FAMILY).orElseThrow();
    assertTrue(same.score() < sure.score());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Baby",
        "BABY",
        "baby girl",
        "Baby 2",
        "Twin 1",
        "Twin A",
        "twin-2",
        "Triplet",
        "Unnamed",
        "Unknown",
        "Not named yet",
        "To be confirmed",
        "tbc",
        "Baby of Marigold Fernsby",
        "-",
        ".",
        "?",
        "123",
        "Infant",
        "Newborn",
        "\u2019"
      })
  void aPlaceholderIsUnknownAndEqualsNotEvenItself(String placeholder) {
    var name = ChildName.of(placeholder, "Fernsby");

    assertFalse(
        KnownNames.of(ChildName.of(placeholder, null)).isPresent(), "known: " + placeholder);
    if (!placeholder.matches("[^a-zA-Z]+")) {
      assertEquals(Optional.empty(), KnownNames.of(name));
    } else {
      assertEquals(Set.of(), reasons(name, name, OTHER_FAMILY));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Babyface", "Ng", "Null", "Test", "Girlie", "Twinkle", "A", "No", "Child Wren"})
  void whoIsCalledAlmostSoHasAName(String given) {
    assertTrue(KnownNames.of(ChildName.of(given, "Fernsby")).isPresent());
  }

  @Test
  void whoIsNotNamedYetEqualsNobody() {
    assertEquals(Optional.empty(), KnownNames.of(ChildName.notYet("Fernsby")));
    assertEquals(Optional.empty(), KnownNames.of(ChildName.notYet(null)));
  }

  /** A blank family name is no family name in common. */
  @Test
  void twoOfOneNameAloneAreLookedAtOnlyInOneFamily() {
    var aminah = ChildName.of("Aminah", null);
    var other = ChildName.of(null, "Aminah");

    assertEquals(Set.of(), reasons(aminah, aminah, OTHER_FAMILY));
    assertTrue(reasons(aminah, other, SAME_FAMILY).contains(Reason.SAME_GIVEN_NAMES));
    var unknown = ChildName.of("Aminah", "Unknown");
    assertEquals(Set.of(), reasons(unknown, unknown, OTHER_FAMILY));
  }

  @Test
  void twoOfOneGivenNameAndBirthdayAreLookedAtOnlyInOneFamily() {
    var one = ChildName.of("Muhammad", "Khan");
    var other = ChildName.of("Muhammad", "Ahmed");

    assertEquals(Set.of(), reasons(one, other, OTHER_FAMILY));
    assertEquals(
        EnumSet.of(
            Reason.SAME_GIVEN_NAMES,
            Reason.OTHER_FAMILY_NAME,
            Reason.SAME_DATE,
            Reason.SAME_GUARDIAN),
        reasons(one, other, new Likeness.Family(false, true)));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-05, DATES_ARE_NEAR",
    "2026-03-02, DATES_ARE_NEAR",
    "2026-04-03, DAY_AND_MONTH_SWAPPED",
    "2026-04-04, DATE_DIFFERS_BY_A_SLIP",
    "2025-03-04, DATE_DIFFERS_BY_A_SLIP",
  })
  void aDateIsBelievedMistypedWhereTheWholeNameIsTheSame(LocalDate date, Reason reason) {
    var wren = ChildName.of("Wren", "Fernsby");
    var found =
        Likeness.of(person(wren, BORN, null), person(wren, date, null), SAME_FAMILY).orElseThrow();

    assertTrue(found.reasons().contains(reason));
    assertEquals(
        Optional.empty(),
        Likeness.of(
            person(wren, BORN, null),
            person(ChildName.of("Rhys", "Fernsby"), date, null),
            SAME_FAMILY));
  }

  /** Before and after midnight, also where the clocks change: the names differ, so they pass. */
  @ParameterizedTest
  @CsvSource({"2026-03-28, 2026-03-29", "2026-10-25, 2026-10-26", "2026-12-31, 2027-01-01"})
  void twinsOfTwoDaysPass(LocalDate first, LocalDate second) {
    assertEquals(
        Optional.empty(),
        Likeness.of(
            person(ChildName.of("Wren", "Fernsby"), first, 1),
            person(ChildName.of("Rhys", "Fernsby"), second, 2),
            SAME_FAMILY));
  }

  @Test
  void cousinsOfOneNameAndAnotherBirthdayPass() {
    var wren = ChildName.of("Wren", "Fernsby");

    for (var date : Set.of("2026-03-08", "2025-09-17", "2027-04-04")) {
      assertEquals(
          Optional.empty(),
          Likeness.of(
              person(wren, BORN, null), person(wren, LocalDate.parse(date), null), SAME_FAMILY));
    }
    assertEquals(
        Optional.empty(),
        Likeness.of(
            person(wren, BORN, null), person(wren, BORN.plusMonths(1), null), OTHER_FAMILY));
  }

  private static Set<Reason> reasons(ChildName one, ChildName other, Likeness.Family family) {
    var a = KnownNames.of(one);
    var b = KnownNames.of(other);
    assertTrue(a.isPresent() && b.isPresent(), "both have a name");
    return Likeness.of(person(one, BORN, null), person(other, BORN, null), family)
        .map(Likeness.Verdict::reasons)
        .orElse(Set.of());
  }

  private static Likeness.Person person(ChildName name, LocalDate born, Integer order) {
    return new Likeness.Person(KnownNames.of(name).orElseThrow(), born, Optional.ofNullable(order));
  }
}
