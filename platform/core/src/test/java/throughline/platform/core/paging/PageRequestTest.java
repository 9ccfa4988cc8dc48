package throughline.platform.core.paging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import throughline.platform.core.input.FieldError;
import throughline.platform.core.input.InvalidInput;

class PageRequestTest {

  @Test
  void nothingTypedIsTheFirstPartOfTheUsualLength() {
    var page = PageRequest.read(null, null);

    assertTrue(page.isFirst());
    assertEquals(50, page.limit());
  }

  @Test
  void whatIsTypedIsTaken() {
    var last = UUID.randomUUID();

    var page = PageRequest.read(last.toString(), "200");

    assertEquals(new PageRequest(last, 200), page);
    assertFalse(page.isFirst());
  }

  @Test
  void aGarbledLinkLeadsToTheFirstPart() {
    var last = UUID.randomUUID();

    assertEquals(new PageRequest(last, 50), PageRequest.linked(last.toString()));
    assertTrue(PageRequest.linked("nonsense").isFirst());
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "201", "ten", ""})
  void bothMistakesAreNamedAtOnce(String limit) {
    var wrong = assertThrows(InvalidInput.class, () -> PageRequest.read("page 2", limit));

    assertEquals(
        List.of("limit", "after"), wrong.errors().stream().map(FieldError::field).toList());
  }
}
