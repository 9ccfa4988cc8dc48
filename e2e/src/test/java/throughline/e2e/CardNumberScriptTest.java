package throughline.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import throughline.client.CardNumbers;
import throughline.local.SuiteService;

/** The script that looks at a card without a network says of each what the service says. */
@EndToEnd
class CardNumberScriptTest {
  private static final int NUMBERS = 60;
  private static final int LENGTH = 14;

  private static final String COMPARE =
      """
      async typed => {
        const script = document.querySelector('script[src$="/desk.js"]').src
        const { whatIsWrong } = await import(script.replace('desk.js', 'card-number.js'))
        const rules = JSON.parse(document.querySelector('form[data-rules]').dataset.rules)
        const headers = { Accept: 'application/json' }
        const { field, token } = await (await fetch('/enrolments/desk', { headers })).json()
        const different = []
        let right = 0
        for (const cardNumber of typed) {
          const body = new URLSearchParams({ [field]: token, idempotencyKey: crypto.randomUUID(), cardNumber })
          const { errors } = await (await fetch('/enrolments/drafts', { method: 'POST', headers, body })).json()
          const said = errors.find(error => error.field === 'cardNumber')?.message ?? null
          if (said === null) right++
          if (said !== whatIsWrong(cardNumber, rules)) different.push(`${cardNumber}: ${said}`)
        }
        return { different, right }
      }
      """;

  private final Suite suite;
  private final Random random = new Random(53);

  CardNumberScriptTest(Suite suite) {
    this.suite = suite;
  }

  @Test
  void inTheSameWordsForManyNumbers() {
    List<String> typed = typed();
    try (Visitor registrar = suite.desk(suite.people().demo("registrar"))) {
      Page page = registrar.open(SuiteService.MEMBERSHIP, DeskWithoutNetwork.KEPT_FORM);
      Map<?, ?> found = (Map<?, ?>) page.evaluate(COMPARE, typed);
      assertEquals(List.of(), found.get("different"));
      assertTrue((int) found.get("right") >= NUMBERS, found::toString);
    }
  }

  /**
   * Right ones, each with one digit wrong and with two neighbours swapped, and what people send.
   */
  private List<String> typed() {
    CardNumbers cards = new CardNumbers(80_000_000 + random.nextInt(1_000_000));
    List<String> typed =
        new ArrayList<>(
            List.of(
                "2.23900E+13",
                "2,239E13",
                "22390000027896",
                "32390000027895",
                "02390000027895",
                "9",
                "A22390000027895B",
                "2 2390 0000 2789-5",
                "2239000002789522390000027895",
                "223900000278",
                "card",
                "x".repeat(61)));
    for (int i = 0; i < NUMBERS; i++) {
      String card = cards.next();
      typed.add(card);
      typed.add(withOneWrong(card));
      typed.add(withTwoSwapped(card));
      typed.add(card.substring(random.nextInt(LENGTH)));
    }
    return typed;
  }

  private String withOneWrong(String card) {
    int place = random.nextInt(LENGTH);
    int wrong = (card.charAt(place) - '0' + 1 + random.nextInt(9)) % 10;
    return card.substring(0, place) + wrong + card.substring(place + 1);
  }

  private String withTwoSwapped(String card) {
    int place = random.nextInt(LENGTH - 1);
    return card.substring(0, place)
        + card.charAt(place + 1)
        + card.charAt(place)
        + card.substring(place + 2);
  }
}
