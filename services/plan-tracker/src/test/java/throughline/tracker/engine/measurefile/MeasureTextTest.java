package throughline.tracker.engine.measurefile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import throughline.tracker.engine.rule.Measure;

/** A measure is typed as it stands in the file, and what is wrong in it is said with its line. */
class MeasureTextTest {

  private static final String HOURS =
      """
      id: some-hours
      title: Some hours
      outcomes: [3.3-o1]
      kind: flow-sum
      unit: minutes
      polarity: higher
      version: 2
      definition: >-
        Hours,
        of all libraries.
      from: hours-entry
      when: { status: [APPROVED] }
      each: days
      date: days.date
      value: days.minutes
      """;

  @Test
  void whatIsWrittenIsReadAgainAsTheSame() {
    var shipped = MeasureFile.read(getClass().getResourceAsStream("/seeds/measures.yaml"));

    for (var measure : shipped) {
      assertEquals(measure, read(MeasureText.write(measure)), MeasureText.write(measure));
    }
    assertTrue(shipped.size() > 50);
  }

  @Test
  void itMayStandAsInTheFileOrAsAFileOfOne() {
    var measure = read(HOURS);

    assertEquals(measure, read("  - " + HOURS.replace("\n", "\n    ").strip() + "\n"));
    assertEquals(measure, read("measures:\n  - " + HOURS.replace("\n", "\n    ").strip() + "\n"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "unit: minutes | unit: hours | Line 5: unit is hours and must be one of people",
        "version: 2 | version: two | Line 7: version is two and must be a whole number",
        "version: 2 | stands: often | Line 7: stands is often and must be true or false",
        "value: days.minutes | stands: true | Line 15: stands does not go with this kind",
        "version: 2 | version: 0 | Line 7: version must be 1 or more",
        "title: Some hours | titel: Some hours | Line 2: titel is not a key of a measure",
        "from: hours-entry | from: hours | Line 11: from is hours, but facts tell only of",
        "status: [APPROVED] | status: [SUNG] | Line 12: when: status never holds SUNG, only",
        "status: [APPROVED] | state: X | Line 12: when: state is not a field of these events, which have version",
        "days.date | days.day | Line 14: date: days.day is not a field of these events, which have date",
        "value: days.minutes | value: days.date | Line 15: value: days.date is not of the kind that value needs",
        "value: days.minutes | place: library | Line 1: value is missing",
        "kind: flow-sum | kind: stock | Line 13: each does not go with this kind",
        "title: Some hours | title: 'half | Line 2: this is no YAML",
        "version: 2 | id: again | Duplicate field",
      })
  void aMistakeIsNamedWithItsLine(String line, String mistake, String words) {
    var typed = HOURS.replace(line, mistake);

    var refusal = assertThrows(MistypedMeasure.class, () -> read(typed));

    var said = String.join("\n", refusal.problems());
    assertTrue(said.contains(words), said);
    assertTrue(refusal.problems().stream().allMatch(each -> each.startsWith("Line ")), said);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | there is no measure",
        "just words | write a measure as keys and values",
        "[] | write one measure here",
        "- {id: a}\\n- {id: b} | write one measure here",
        "&a [*a] | write a measure as keys and values",
      })
  void whatIsNoMeasureIsRefused(String typed, String words) {
    var refusal = assertThrows(MistypedMeasure.class, () -> read(typed.replace("\\n", "\n")));

    assertTrue(refusal.getMessage().contains(words), refusal.getMessage());
  }

  private static Measure read(String text) {
    return MeasureText.read(text, anything -> {});
  }
}
