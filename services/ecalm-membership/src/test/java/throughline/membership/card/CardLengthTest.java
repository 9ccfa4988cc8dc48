package throughline.membership.card;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static throughline.membership.desk.enrolment.EnrolmentFixture.anEnrolment;

import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import throughline.membership.testing.Actors;
import throughline.platform.testing.Browser;
import throughline.platform.testing.Page;

/** A council whose cards have another length than most reads of its own at the box of a card. */
@QuarkusTest
class CardLengthTest {

  private static final String FORM = "/enrolments/new";

  @Test
  void theFormsSayHowManyDigitsTheCouncilsCardsHave() {
    var person = Actors.aRegistrar();
    var registrar = Browser.of(person);
    var enrolment = anEnrolment().by(person).enrolled();

    QuarkusMock.installMockForType(
        new ParseCardNumber(new CardFormat(10, "2", Optional.empty())), ParseCardNumber.class);

    assertSays("type its 10 digits", registrar.open(FORM));
    assertSays(
        "Scan the card of the first child, or type its 10 digits",
        registrar.send(registrar.open(FORM), FORM, Map.of("children", "sibling")));
    assertSays("type its 10 digits", registrar.open("/enrolments/" + enrolment + "/card"));
  }

  private static void assertSays(String hint, Page page) {
    assertTrue(page.text("#cardNumber-hint").endsWith(hint), page.text("#cardNumber-hint"));
  }
}
