package throughline.membership.desk.enrolment;

import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static throughline.membership.desk.enrolment.EnrolmentFixture.anEnrolment;
import static throughline.membership.desk.enrolment.EnrolmentFixture.receipt;

import io.quarkus.test.junit.QuarkusTest;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import throughline.membership.testing.Actors;
import throughline.platform.testing.Actor;
import throughline.platform.testing.Database;

/** A name comes back from the real database as it was typed. */
@QuarkusTest
class NamesRoundTripTest {

  private final Actor staff = Actors.ofLibraryStaff();

  static Stream<String> names() {
    return Stream.of(
        "Siân ó Súilleabháin-O’Brien",
        "Siân ó Súilleabháin-O'Brien",
        "Siân ó Súilleabháin-OʼBrien",
        "Ng",
        "Aminah",
        "Мария-Анна",
        "محمد",
        "𠮷野",
        "Null",
        "Test",
        "O'); DROP TABLE member;--",
        "{receipt.id}",
        "<script>alert(1)</script>",
        "a".repeat(300),
        "𠮷".repeat(300));
  }

  @ParameterizedTest
  @MethodSource("names")
  void aGivenNameComesBackAsTyped(String name) {
    receipt(anEnrolment().with("childGivenNames", name).enrolled(), staff)
        .body("childName", is(name + " Fernsby"));
  }

  @ParameterizedTest
  @MethodSource("names")
  void anOnlyNameMayBeInEitherBox(String name) {
    var id = anEnrolment().without("childGivenNames").with("childFamilyName", name).enrolled();

    receipt(id, staff).body("childName", is(name));
  }

  @Test
  void everythingElseLiesInTheVaultAsTyped() {
    var id =
        anEnrolment()
            .named("Wren", "ó Súilleabháin-O’Brien")
            .bornOn("2024-02-29")
            .with("guardianName", "Ng")
            .with("guardianRelationship", "LOCAL_AUTHORITY")
            .with("guardianContact", "+44 808 157 0192")
            .enrolled();

    assertEquals(
        "ó Súilleabháin-O’Brien|2024-02-29|Ng|LOCAL_AUTHORITY||+44 808 157 0192",
        Database.text(
            """
            SELECT concat_ws('|', family_name, date_of_birth, name, relationship,
                             coalesce(email, ''), phone)
            FROM vault.child JOIN vault.guardian USING (member_key) WHERE member_key = '%s'
            """
                .formatted(id)));
  }
}
