package throughline.membership.card;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static throughline.membership.desk.enrolment.EnrolmentFixture.anEnrolment;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import throughline.membership.testing.Actors;
import throughline.membership.testing.Boxes;
import throughline.membership.testing.CardNumbers;
import throughline.platform.core.permission.Places;
import throughline.platform.database.Sql;
import throughline.platform.testing.Browser;
import throughline.platform.testing.Database;

@QuarkusTest
class CardAtHandTest {

  private static final Places WITNEY = new Places(false, Set.of("WITNEY"));

  @Inject ShowStock showStock;
  @Inject Sql sql;
  @Inject ParseCardNumber numbers;

  @AfterEach
  void noOfficeKeepsAStock() {
    Boxes.none();
  }

  @Test
  void whoTriesADemonstrationIsToldTheNextCardOfTheirBox() {
    var first = CardNumbers.next();
    Boxes.at("WITNEY", first, 2);

    assertEquals(first, cardAtHand(true).of(WITNEY).replace(" ", ""));
  }

  @Test
  void whereNoBoxIsRecordedItIsOneThatNobodyHasHad() {
    anEnrolment().enrolled();

    var card = cardAtHand(true).of(WITNEY).replace(" ", "");

    assertEquals(
        0, Database.number("SELECT count(*) FROM card WHERE number >= '%s'".formatted(card)));
  }

  @Test
  void whereCardsAreRealNobodyIsToldOne() {
    Boxes.at("WITNEY", CardNumbers.next(), 1);

    assertNull(cardAtHand(false).of(WITNEY));
    var form = Browser.of(Actors.aRegistrar().at("WITNEY")).open("/enrolments/new");
    assertFalse(form.text("main").contains("Demonstration"), form.text("main"));
  }

  private CardAtHand cardAtHand(boolean demonstration) {
    return new CardAtHand(showStock, sql, numbers, demonstration);
  }
}
