package throughline.platform.web.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageWantedTest {

  @Test
  void nothingTypedIsTheFirstPartOfTheUsualLength() {
    var page = PageWanted.read(null, null);

    assertTrue(page.isFirst());
    assertEquals(50, page.limit());
  }

  @Test
  void whatIsTypedIsTaken() {
    var last = UUID.randomUUID();

    var page = PageWanted.read(last.toString(), "200");

    assertEquals(new PageWanted(last, 200), page);
    assertFalse(page.isFirst());
  }

  @Test
  void aGarbledLinkLeadsToTheFirstPart() {
    var last = UUID.randomUUID();

    assertEquals(new PageWanted(last, 50), PageWanted.linked(last.toString()));
    assertTrue(PageWanted.linked("nonsense").isFirst());
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "201", "ten", ""})
  void bothMistakesAreNamedAtOnce(String limit) {
    var wrong = assertThrows(InvalidInput.class, () -> PageWanted.read("page 2", limit));

    assertEquals(
        List.of("limit", "after"), wrong.errors().stream().map(FieldError::field).toList());
  }
}
