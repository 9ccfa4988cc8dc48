package throughline.bookings.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import throughline.platform.core.input.FieldError;
import throughline.platform.core.input.Fields;
import throughline.platform.web.input.Form;

class StartRequestTest {

  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

  private final Fields fields = new Fields();

  @ParameterizedTest
  @CsvSource({
    "2026-11-25T10:00, 2026-11-25T10:00",
    "' 2026-11-25 10:00 ', 2026-11-25T10:00",
    "'\u00a02026-11-25 10:00\u2003', 2026-11-25T10:00",
    "2026-11-24T12:01, 2026-11-24T12:01",
    "25/11/2026T10:00, 2026-11-25T10:00",
    "2027-10-31T01:30, 2027-10-31T01:30",
    "10/7T10:00, 2027-07-10T10:00",
    "23/11T10:00, 2027-11-23T10:00",
    "24/11T12:01, 2026-11-24T12:01",
    "29/2T10:00, 2028-02-29T10:00",
    "2028-11-24T12:00, 2028-11-24T12:00",
  })
  void aStartIsRead(String typed, LocalDateTime start) {
    assertEquals(start, StartRequest.of(typed).read(fields, NOW));
    assertEquals(List.of(), fields.errors());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|Enter the start as date and time in London, for example 2026-11-25T10:00",
        "2026-11-25|Enter the start as date and time in London, for example 2026-11-25T10:00",
        "next weekT10:00|a date, for example 24 November 2026 or 2026-11-24",
        "2026-02-30T10:00|a real date, for example 24 November 2026",
        "2026-11-25T25:00|a real time, for example 2:30pm or 14:30",
        "2026-11-25T10:00Z|on the clock in London, without a zone or an offset",
        "2026-11-25T10:00+02:00|on the clock in London, without a zone or an offset",
        "2026-11-25T10:00[Europe/Paris]|on the clock in London, without a zone or an offset",
        "2026-11-24T12:00|The session must start in the future",
        "24/11T12:00|The session must start in the future",
        "2028-11-24T12:01|The session must start by 24 November 2028",
        "2027-03-28T01:30|There is no 1:30am on 28 March 2027, because the clocks go forward."
            + " Choose another time",
      })
  void aWrongStartIsNamedWithWhatToDo(String typed, String message) {
    assertNull(StartRequest.of(typed).read(fields, NOW));
    assertEquals(1, fields.errors().size());
    assertEquals("startsAt", fields.errors().get(0).field());
    var words = fields.errors().get(0).message();
    assertTrue(words.contains(message), words);
  }

  @Test
  void nothingAtAllIsAMissingStart() {
    assertNull(StartRequest.of((String) null).read(fields, NOW));
    assertEquals("startsAt", fields.errors().get(0).field());
  }

  @Test
  void theFormHasOneMessageForEachOfItsFields() {
    var form =
        Form.startingWith(
            Map.of("date-day", "31", "date-month", "2", "date-year", "2027", "time", "noonish"));

    assertNull(StartRequest.of(form).read(fields, NOW));
    assertEquals(List.of("date", "time"), fields.errors().stream().map(FieldError::field).toList());
  }
}
