package throughline.tracker.engine.rule;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import throughline.tracker.engine.schema.TextForms;

/** The days on which a spell of every list holds at once. */
final class Spells {

  private final List<SpellList> lists;

  private record SpellList(String each, Conditions when) {}

  Spells(List<Rule.SpellList> lists) {
    this.lists =
        lists.stream().map(list -> new SpellList(list.each(), Conditions.of(list.when()))).toList();
  }

  record Spell(LocalDate from, LocalDate to, Map<String, JsonNode> entries) {}

  /**
   * Sweeps over the days on which something begins or ends. Where entries of one list overlap, the
   * one that began last holds, so that nobody counts twice on a day.
   */
  List<Spell> holding(JsonNode body) {
    var dated = new ArrayList<List<Dated>>(lists.size());
    lists.forEach(list -> dated.add(dated(list, body.path(list.each()))));
    var days = new TreeSet<LocalDate>();
    dated.forEach(list -> list.forEach(entry -> Collections.addAll(days, entry.from, entry.to)));
    var spells = new ArrayList<Spell>();
    while (days.size() > 1) {
      var day = days.pollFirst();
      var entries = on(day, dated);
      if (entries.size() == lists.size()) {
        spells.add(new Spell(day, days.first(), entries));
      }
    }
    return spells;
  }

  private Map<String, JsonNode> on(LocalDate day, List<List<Dated>> dated) {
    var entries = new HashMap<String, JsonNode>();
    for (int i = 0; i < lists.size(); i++) {
      var holds = latest(day, dated.get(i));
      if (holds != null) {
        entries.put(lists.get(i).each(), holds);
      }
    }
    return entries;
  }

  static List<Spell> before(LocalDate end, List<Spell> spells) {
    return spells.stream()
        .filter(spell -> spell.from().isBefore(end))
        .map(spell -> new Spell(spell.from(), earlier(spell.to(), end), spell.entries()))
        .toList();
  }

  private record Dated(LocalDate from, LocalDate to, JsonNode entry) {}

  private static List<Dated> dated(SpellList list, JsonNode entries) {
    var dated = new ArrayList<Dated>();
    for (var entry : entries) {
      var from = TextForms.day(entry.path("from").asText());
      var to = entry.hasNonNull("to") ? TextForms.day(entry.get("to").asText()) : LocalDate.MAX;
      if (from.isBefore(to) && list.when().hold(entry)) {
        dated.add(new Dated(from, to, entry));
      }
    }
    return dated;
  }

  private static JsonNode latest(LocalDate day, List<Dated> list) {
    Dated latest = null;
    for (var entry : list) {
      var holds = !entry.from.isAfter(day) && entry.to.isAfter(day);
      if (holds && (latest == null || !entry.from.isBefore(latest.from))) {
        latest = entry;
      }
    }
    return latest == null ? null : latest.entry;
  }

  /**
   * A day stands for itself; a quarter ("2031-Q2") for its last day, so that the figure at the end
   * of every quarter is exact although nobody is told the day within it.
   */
  static LocalDate endOf(String dayOrQuarter) {
    int mark = dayOrQuarter.indexOf("-Q");
    if (mark < 0) {
      return TextForms.day(dayOrQuarter);
    }
    int year = Integer.parseInt(dayOrQuarter.substring(0, mark));
    int quarter = Integer.parseInt(dayOrQuarter.substring(mark + 2));
    return YearMonth.of(year, quarter * 3).atEndOfMonth();
  }

  private static LocalDate earlier(LocalDate a, LocalDate b) {
    return a.isBefore(b) ? a : b;
  }
}
