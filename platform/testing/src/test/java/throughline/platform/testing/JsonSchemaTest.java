package throughline.platform.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonSchemaTest {

  private final JsonSchema visit = JsonSchema.of("/throughline/visit.schema.json");

  @Test
  void whatKeepsItHasNoErrors() {
    assertEquals(List.of(), visit.errors("{\"day\": \"2026-11-24\", \"minutes\": 15}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"day\": \"24/11/2026\"}", "{\"day\": 20261124}"})
  void whatBreaksItHasOne(String json) {
    assertEquals(1, visit.errors(json).size());
  }

  @Test
  void itsFieldsAreNamed() {
    assertEquals(List.of("day", "minutes"), visit.fields());
  }

  @Test
  void oneThatIsMissingIsNamed() {
    assertThrows(IllegalArgumentException.class, () -> JsonSchema.of("/throughline/none.json"));
  }
}
