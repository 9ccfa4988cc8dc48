package throughline.tracker.web.search;

import java.util.List;

/**
 * Something that can be found.
 *
 * @param kind what it is, as a reader says it: "Measure"
 * @param title what it is called
 * @param about where it belongs, or what is said of it
 * @param path its page
 */
record Entry(String kind, String title, String about, String path, Text text) {

  private static final int TITLE_COUNTS = 2;

  /** What is searched. */
  record Text(List<String> title, List<String> more) {}

  /**
   * An entry.
   *
   * @param more what else it is found by
   */
  static Entry of(String kind, String title, String about, String path, String more) {
    return new Entry(
        kind,
        title,
        about,
        path,
        new Text(Words.of(title), Words.of(kind + " " + about + " " + more)));
  }

  /** How well it answers to all of the words; 0 if one of them is not in it at all. */
  int score(List<String> typed) {
    int score = 0;
    for (var word : typed) {
      int best = score(word);
      if (best == Words.NOT) {
        return 0;
      }
      score += best;
    }
    return score;
  }

  /** How well it answers to one. */
  int score(String typed) {
    return Math.max(TITLE_COUNTS * best(typed, text.title()), best(typed, text.more()));
  }

  private static int best(String typed, List<String> words) {
    return words.stream().mapToInt(word -> Words.alike(typed, word)).max().orElse(Words.NOT);
  }
}
