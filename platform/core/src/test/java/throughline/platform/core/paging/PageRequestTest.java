package throughline.platform.core.paging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import throughline.platform.core.input.FieldError;
import throughline.platform.core.input.InvalidInput;

class PageRequestTest {

  @Test
  void nothingTypedIsTheFirstPartOfTheUsualLength() {
    var page = PageRequest.read(null, null, null);

    assertTrue(page.isFirst());
    assertEquals(50, page.limit());
  }

  @Test
  void whatIsTypedIsTaken() {
    var last = UUID.randomUUID();

    var page = PageRequest.read(last.toString(), null, "200");

    assertEquals(new PageRequest(last, null, 200), page);
    assertFalse(page.isFirst());
  }

  @Test
  void aGarbledLinkLeadsToTheFirstPart() {
    var last = UUID.randomUUID();

    assertEquals(new PageRequest(last, null, 50), PageRequest.linked(last.toString(), null));
    assertEquals(new PageRequest(null, last, 50), PageRequest.linked(null, last.toString()));
    assertTrue(PageRequest.linked("nonsense", null).isFirst());
  }

  @Test
  void thePartBeforeEndsAtTheFirstEntryThatTheCallerHas() {
    var first = UUID.randomUUID();

    var page = PageRequest.read(null, first.toString(), null);

    assertTrue(page.isBackward());
    assertEquals(first, page.boundary());
  }

  @Test
  void itsParametersLeadToIt() {
    var id = UUID.randomUUID();

    assertEquals(Map.of(), PageRequest.first(50).parameters());
    assertEquals(Map.of("after", id), new PageRequest(id, 50).parameters());
    assertEquals(Map.of("before", id), new PageRequest(null, id, 50).parameters());
  }

  @Test
  void bothDirectionsAtOnceAreNone() {
    var id = UUID.randomUUID().toString();
    var wrong = assertThrows(InvalidInput.class, () -> PageRequest.read(id, id, null));

    assertEquals(List.of("before"), wrong.errors().stream().map(FieldError::field).toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "201", "ten", ""})
  void bothMistakesAreNamedAtOnce(String limit) {
    var wrong = assertThrows(InvalidInput.class, () -> PageRequest.read("page 2", null, limit));

    assertEquals(
        List.of("limit", "after"), wrong.errors().stream().map(FieldError::field).toList());
  }
}
