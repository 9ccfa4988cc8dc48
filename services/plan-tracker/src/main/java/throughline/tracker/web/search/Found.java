package throughline.tracker.web.search;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** What a search came to. */
record Found(String typed, List<Entry> entries, List<String> unknown, String known) {

  private static final int MOST = 50;

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

  public List<Entry> shown() {
    return entries.subList(0, Math.min(MOST, entries.size()));
  }

  public String knownQuery() {
    return URLEncoder.encode(known, StandardCharsets.UTF_8);
  }

  public String count() {
    if (entries.size() > MOST) {
      return "The first %d of %d results".formatted(MOST, entries.size());
    }
    return entries.size() == 1 ? "1 result" : entries.size() + " results";
  }
}
