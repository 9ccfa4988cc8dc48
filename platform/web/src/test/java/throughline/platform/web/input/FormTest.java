package throughline.platform.web.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import jakarta.ws.rs.core.MultivaluedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FormTest {

  @Test
  void theBoxesOfADateThatLookBlankAreMissing() {
    var boxes = Map.of("on-day", "\u00a0", "on-month", "\u200b", "on-year", " ");
    var typed = Map.of("on-day", "24\u00a0", "on-month", "\u200911", "on-year", "2026");

    assertNull(Form.of(new MultivaluedHashMap<>(boxes)).date("on"));
    assertEquals("2026-11-24", Form.of(new MultivaluedHashMap<>(typed)).date("on"));
  }
}
