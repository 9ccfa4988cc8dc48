package throughline.platform.web.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import throughline.platform.core.input.InvalidInput;

class PickedTest {

  private static final UUID ID = UUID.fromString("0b7ec3b6-4a2b-4f4c-8f6e-0d8a7e1a5a10");

  @Test
  void aBoxNamesTheEntryAndTheVersionThatWasSeen() {
    assertEquals(Map.of(ID, 3L), read(Picked.box(ID, 3)).versions());
    assertEquals(
        Map.of("loans.in.2026", 1L),
        Picked.read(List.of("loans.in.2026.1"), "box", "Tick one", id -> id).versions());
  }

  @Test
  void aGarbledVersionIsOneThatNothingEverHad() {
    assertEquals(Map.of(ID, -1L), read(ID + ".x").versions());
  }

  @Test
  void whatCannotBeDecidedIsRefusedInWords() {
    assertEquals("Tick one", refusal());
    assertEquals("Tick them again: one of the boxes was garbled", refusal("nonsense"));
    assertEquals(
        "Tick at most 200 entries at once",
        refusal(Collections.nCopies(201, Picked.box(ID, 1)).toArray(String[]::new)));
  }

  private static String refusal(String... boxes) {
    var refused = assertThrows(InvalidInput.class, () -> read(boxes));
    return refused.errors().get(0).message();
  }

  private static Picked<UUID> read(String... boxes) {
    return Picked.read(List.of(boxes), "box", "Tick one", UUID::fromString);
  }
}
