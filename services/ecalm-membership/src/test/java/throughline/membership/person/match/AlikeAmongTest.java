package throughline.membership.person.match;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import throughline.membership.person.vault.ChildName;
import throughline.membership.person.vault.Contact;
import throughline.membership.person.vault.GuardianDetails;
import throughline.membership.person.vault.Relationship;

/** Who was sent twice, before anybody is recorded. */
class AlikeAmongTest {

  private static final LocalDate BORN = LocalDate.of(2026, 5, 4);

  private final AlikeAmong sent = new AlikeAmong();

  @Test
  void theFirstOfThoseBeforeWhoIsLikelyTheSameIsFound() {
    add(1, child("Kathrine", BORN, "01632 960 001"));
    add(2, child("Katherine", BORN, "01632 960 002"));
    add(3, child("Katherine", LocalDate.of(2026, 4, 5), "01632 960 003"));

    assertEquals(Optional.empty(), before(1, child("Kathrine", BORN, "01632 960 001")));
    assertEquals(Optional.of(1), before(2, child("Katherine", BORN, "01632 960 002")));
    assertEquals(
        Optional.of(2),
        before(3, child("Katherine", LocalDate.of(2026, 4, 5), "01632 960 003")),
        "day and month are swapped");
  }

  @Test
  void theSameDaySurnameAndMotherAreNotEnough() {
    add(1, child("Wren", BORN, "01632 960 001"));
    add(2, child("Baby", BORN, "01632 960 001"));
    add(3, child("Robin", BORN, "01632 960 001"));

    assertEquals(Optional.empty(), before(3, child("Robin", BORN, "01632 960 001")));
    assertEquals(Optional.empty(), before(4, child("Baby", BORN, "01632 960 001")));
  }

  @Test
  void oneOfAnotherFamilyNameIsKnownByTheGuardiansContact() {
    add(1, child("Wren", "Fernsby", BORN, "+44 1632 960001"));

    assertEquals(Optional.of(1), before(2, child("Wren", "Fernsby Moss", BORN, "01632 960 001")));
    add(2, child("Linnet Wren", "Fernsby", BORN, "0"));
    assertEquals(Optional.empty(), before(3, child("Martin", "Fernsby", BORN, "01632 960 001")));
  }

  @Test
  void childrenOfOneVisitAreNotCompared() {
    sent.add(1, 1, child("Wren", BORN, "01632 960 001"));

    assertEquals(Optional.empty(), sent.before(1, 2, child("Wren", BORN, "01632 960 001")));
  }

  private void add(int place, Newcomer child) {
    sent.add(place, place, child);
  }

  private Optional<Integer> before(int place, Newcomer child) {
    return sent.before(place, place, child).map(AlikeAmong.Earlier::place);
  }

  private static Newcomer child(String given, LocalDate born, String phone) {
    return child(given, "Fernsby", born, phone);
  }

  private static Newcomer child(String given, String family, LocalDate born, String phone) {
    var guardian =
        new GuardianDetails("Marigold", Relationship.MOTHER, new Contact(null, phone), true, true);
    return Newcomer.unknown(ChildName.of(given, family), born, null, List.of(guardian));
  }
}
