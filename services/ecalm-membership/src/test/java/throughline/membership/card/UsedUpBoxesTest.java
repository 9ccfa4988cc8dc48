package throughline.membership.card;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static throughline.membership.card.StockFixture.aDeskOf;
import static throughline.membership.card.StockFixture.box;
import static throughline.membership.card.StockFixture.enrol;
import static throughline.membership.card.StockFixture.writeOff;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import throughline.membership.testing.Boxes;
import throughline.membership.testing.CardNumbers;
import throughline.platform.core.permission.Places;
import throughline.platform.testing.Browser;
import throughline.platform.testing.Database;

/** Boxes without a card for anybody are not counted again, and their figures stay. */
@QuarkusTest
class UsedUpBoxesTest {

  private static final Places WITNEY = Places.of("WITNEY");

  @Inject ShowStock showStock;
  @Inject CardStock cardStock;
  @Inject MarkUsedUp markUsedUp;

  private final Browser witney = aDeskOf("WITNEY");

  @AfterEach
  void noOfficeKeepsAStock() {
    Boxes.none();
  }

  @Test
  void aBoxIsUsedUpWithItsLastCardAndTheStockSaysTheSame() {
    var box = box(4);
    enrol(witney, box);
    enrol(witney, CardNumbers.after(box, 2));
    writeOff(witney, CardNumbers.after(box, 3), "");
    assertEquals("0 boxes are used up", markUsedUp.run(), "there is one card left");
    assertEquals(1, showStock.gaps(WITNEY).size());
    enrol(witney, CardNumbers.after(box, 1));
    var other = box(3);
    enrol(witney, other);
    var counted = showStock.of(WITNEY);
    var next = showStock.next(WITNEY);

    assertEquals("1 box is used up", markUsedUp.run());
    assertEquals("0 boxes are used up", markUsedUp.run());

    assertEquals(counted, showStock.of(WITNEY));
    assertEquals(4, counted.get(0).given());
    assertEquals(1, next.size());
    assertEquals(next, showStock.next(WITNEY));
    assertEquals(List.of(), showStock.gaps(WITNEY));
    assertTrue(enrol(witney, box).problems().get(0).contains("already given"));
  }

  @Test
  void theCardsOfAUsedUpBoxAreNotCounted() {
    var box = box(2);
    Database.execute("UPDATE card_batch SET used_up = true");

    assertEquals(2, showStock.of(WITNEY).get(0).given(), "by the box, though nobody has one");
    assertEquals(List.of(), showStock.next(WITNEY));
    assertEquals(List.of(), cardStock.free("WITNEY", List.of(), 0, 2));
    assertFalse(witney.open("/cards").source().contains(StockFixture.grouped(box)));
  }
}
