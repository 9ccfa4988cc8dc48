package throughline.platform.web.limits;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.runtime.configuration.MemorySize;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;

class BodyBudgetTest {

  private final BodyBudget budget = new BodyBudget(new MemorySize(BigInteger.valueOf(100)));

  @Test
  void oneSenderGetsAQuarter() {
    assertTrue(budget.take("ada", 20));
    assertTrue(budget.take("ada", 5));
    assertFalse(budget.take("ada", 1));
    assertTrue(budget.take("bo", 25));
  }

  @Test
  void allTogetherGetNoMoreThanThereIs() {
    for (String sender : new String[] {"a", "b", "c", "d"}) {
      assertTrue(budget.take(sender, 25));
    }
    assertFalse(budget.take("e", 1));
  }

  @Test
  void whatIsGivenBackCanBeTakenAgain() {
    assertTrue(budget.take("ada", 25));
    budget.giveBack("ada", 25);
    assertTrue(budget.take("ada", 25));
    budget.giveBack("ada", 10);
    assertTrue(budget.take("ada", 10));
    assertFalse(budget.take("ada", 1));
  }
}
