package throughline.tracker.measure;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The days on which a spell of every list holds at once. */
final class Spells {

  private Spells() {}

  /**
   * A run of days.
   *
   * @param to the first day on which it no longer holds; {@link LocalDate#MAX} when it goes on
   * @param entries the entry of each list that holds then
   */
  record Spell(LocalDate from, LocalDate to, Map<String, JsonNode> entries) {}

  static List<Spell> intersect(JsonNode body, List<Rule.SpellList> lists, LocalDate end) {
    var spells = List.of(new Spell(LocalDate.MIN, end, Map.of()));
    for (var list : lists) {
      spells = narrow(spells, list, body.path(list.each()));
    }
    return spells;
  }

  private static List<Spell> narrow(List<Spell> spells, Rule.SpellList list, JsonNode entries) {
    var narrowed = new ArrayList<Spell>();
    for (var spell : spells) {
      for (var entry : entries) {
        var from = later(spell.from(), LocalDate.parse(entry.path("from").asText()));
        var to =
            earlier(
                spell.to(),
                entry.hasNonNull("to") ? LocalDate.parse(entry.get("to").asText()) : LocalDate.MAX);
        if (from.isBefore(to) && Evaluator.unmet(list.when(), entry) == null) {
          narrowed.add(new Spell(from, to, with(spell.entries(), list.each(), entry)));
        }
      }
    }
    return narrowed;
  }

  /**
   * A day stands for itself; a quarter ("2031-Q2") for its last day, so that the figure at the end
   * of every quarter is exact although nobody is told the day within it.
   */
  static LocalDate endOf(String dayOrQuarter) {
    int mark = dayOrQuarter.indexOf("-Q");
    if (mark < 0) {
      return LocalDate.parse(dayOrQuarter);
    }
    int year = Integer.parseInt(dayOrQuarter.substring(0, mark));
    int quarter = Integer.parseInt(dayOrQuarter.substring(mark + 2));
    return YearMonth.of(year, quarter * 3).atEndOfMonth();
  }

  private static Map<String, JsonNode> with(
      Map<String, JsonNode> entries, String name, JsonNode entry) {
    var more = new HashMap<>(entries);
    more.put(name, entry);
    return more;
  }

  private static LocalDate later(LocalDate a, LocalDate b) {
    return a.isAfter(b) ? a : b;
  }

  private static LocalDate earlier(LocalDate a, LocalDate b) {
    return a.isBefore(b) ? a : b;
  }
}
