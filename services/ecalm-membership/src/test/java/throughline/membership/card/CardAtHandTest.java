package throughline.membership.card;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import throughline.membership.testing.Actors;
import throughline.membership.testing.Boxes;
import throughline.membership.testing.CardNumbers;
import throughline.platform.core.permission.Places;
import throughline.platform.testing.Browser;

@QuarkusTest
class CardAtHandTest {

  private static final Places WITNEY = new Places(false, Set.of("WITNEY"));

  @Inject ShowStock showStock;

  @AfterEach
  void noOfficeKeepsAStock() {
    Boxes.none();
  }

  @Test
  void whoTriesADemonstrationIsToldTheNextCardOfTheirBox() {
    var demonstration = new CardAtHand(showStock, true);
    assertNull(demonstration.of(WITNEY), "no box is recorded");

    var first = CardNumbers.next();
    Boxes.at("WITNEY", first, 2);

    assertEquals(first, demonstration.of(WITNEY).replace(" ", ""));
    assertNull(demonstration.of(new Places(false, Set.of("HENLEY"))), "the box of others");
  }

  @Test
  void whereCardsAreRealNobodyIsToldOne() {
    Boxes.at("WITNEY", CardNumbers.next(), 1);

    assertNull(new CardAtHand(showStock, false).of(WITNEY));
    var form = Browser.of(Actors.aRegistrar().at("WITNEY")).open("/enrolments/new");
    assertFalse(form.text("main").contains("Demonstration"), form.text("main"));
  }
}
