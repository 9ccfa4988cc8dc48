package throughline.platform.core.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import throughline.platform.core.time.London;

class TimeTextTest {

  private static final List<String> WAYS_TO_WRITE =
      List.of("HH:mm", "H.mm", "HHmm", "Hmm", "H mm", "h:mma", "h.mm a", "hmma");

  @Property
  void everyMinuteIsReadHoweverItIsWritten(@ForAll @IntRange(max = 1439) int minute) {
    var time = LocalTime.ofSecondOfDay(minute * 60L);
    for (var way : WAYS_TO_WRITE) {
      var text = DateTimeFormatter.ofPattern(way, Locale.UK).format(time);
      assertEquals(time, TimeText.read(text), text);
    }
    assertEquals(time, TimeText.read(London.time(time)));
  }

  @Property(tries = 500)
  void anythingElseIsRefusedInWords(@ForAll String text) {
    try {
      TimeText.read(text);
    } catch (Unreadable wrong) {
      assertEquals(0, wrong.getMessage().indexOf("must "));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0900,09:00",
    "900,09:00",
    "9,09:00",
    "10,10:00",
    "12,12:00",
    "17,17:00",
    "9.30am,09:30",
    "9.30 a.m.,09:30",
    "2 P.M,14:00",
    "930pm,21:30",
    "noon,12:00",
    "12 noon,12:00",
    "Midday,12:00",
    "Midnight,00:00",
    "12am,00:00",
    "12pm,12:00",
    "10\u00a0am,10:00",
    "0000,00:00"
  })
  void timesAsPeopleWriteThem(String typed, LocalTime time) {
    assertEquals(time, TimeText.read(typed));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "25:00",
        "9:60",
        "13pm",
        "0am",
        "0",
        "24",
        "24:00",
        "2400",
        "14:30:15",
        "9:5",
        "960",
        "pm",
        "99999",
        "9-30"
      })
  void timesThatAreNot(String typed) {
    var wrong = assertThrows(Unreadable.class, () -> TimeText.read(typed));
    assertEquals("must be a real time, for example 2:30pm or 14:30", wrong.getMessage());
  }

  /** A volunteer who finished at "5" gave an afternoon; five in the morning would be believed. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 6})
  void aSmallNumberAloneIsAskedForItsHalfOfTheDay(int hour) {
    var wrong = assertThrows(Unreadable.class, () -> TimeText.read("" + hour));
    assertEquals(
        "must say am or pm, for example %dam or %<dpm".formatted(hour), wrong.getMessage());
  }
}
