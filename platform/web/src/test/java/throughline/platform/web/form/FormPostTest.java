package throughline.platform.web.form;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import throughline.platform.web.idempotency.IdempotencyKeyReused;
import throughline.platform.web.idempotency.ReusedKey;
import throughline.platform.web.input.Form;

/** A form that was sent before with something else in it comes back with what was typed. */
class FormPostTest {

  private static final Form TYPED = Form.startingWith(Map.of("note", "Another word"));

  private final List<Form> shown = new ArrayList<>();

  @Test
  void itIsSaidWhereARefusalIsSaid() {
    var answer = sent().refusedAt("note").then(() -> "/saved");

    assertEquals(400, answer.getStatus());
    var form = shown.get(0);
    assertTrue(
        form.error("note").startsWith("You sent this form before with something else in it"));
    assertEquals("Another word", form.value("note"));
    assertNotEquals(TYPED.idempotencyKey(), form.idempotencyKey(), "sent again it is another");
  }

  @Test
  void whoeverCanSayMoreDoes() {
    sent().refusedAt("note").sentBefore("title", "Look at what was saved").then(() -> "/saved");

    assertEquals("Look at what was saved", shown.get(0).error("title"));
  }

  @Test
  void withoutAPlaceItIsAPageOfItsOwn() {
    assertThrows(IdempotencyKeyReused.class, () -> sent().then(() -> "/saved"));
  }

  private FormPost.Sent sent() {
    return new FormPost.Sent(
            (key, operation, request, kept, work) -> {
              throw ReusedKey.refusal();
            },
            TYPED,
            "write",
            () -> "request",
            null,
            null,
            null,
            null,
            null)
        .orAgain(
            form -> {
              shown.add(form);
              return null;
            });
  }
}
