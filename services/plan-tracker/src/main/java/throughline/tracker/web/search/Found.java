package throughline.tracker.web.search;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * What a search came to.
 *
 * @param typed what somebody looked for
 * @param entries what answers to all of its words, the best first
 * @param unknown the words that nothing at all answers to
 * @param known the other words, by which there would be something
 */
record Found(String typed, List<Entry> entries, List<String> unknown, String known) {

  /** Whoever gets more has to say more. */
  private static final int MOST = 50;

  /** Of two that answer as well, the one whose name says least besides. */
  private static final Comparator<Map.Entry<Entry, Integer>> BEST_FIRST =
      Map.Entry.<Entry, Integer>comparingByValue(Comparator.reverseOrder())
          .thenComparing(scored -> scored.getKey().text().title().size());

  static Found in(List<Entry> all, String typed) {
    var words = Words.telling(typed);
    if (words.isEmpty()) {
      return new Found(typed, List.of(), List.of(typed), "");
    }
    var entries =
        all.stream()
            .map(entry -> Map.entry(entry, entry.score(words)))
            .filter(scored -> scored.getValue() > 0)
            .sorted(BEST_FIRST)
            .map(Map.Entry::getKey)
            .toList();
    var unknown =
        words.stream().filter(word -> all.stream().allMatch(e -> e.score(word) == 0)).toList();
    var known = words.stream().filter(word -> !unknown.contains(word)).toList();
    return new Found(typed, entries, unknown, String.join(" ", known));
  }

  /** Those that a page shows. */
  public List<Entry> shown() {
    return entries.subList(0, Math.min(MOST, entries.size()));
  }

  /** The known words as the value of a parameter of an address. */
  public String knownQuery() {
    return URLEncoder.encode(known, StandardCharsets.UTF_8);
  }

  /** "3 results", "The first 50 of 61 results". */
  public String count() {
    if (entries.size() > MOST) {
      return "The first %d of %d results".formatted(MOST, entries.size());
    }
    return entries.size() == 1 ? "1 result" : entries.size() + " results";
  }
}
