package throughline.tracker.web.search;

import java.util.List;

/** Something that can be found. */
record Entry(String kind, String title, String about, String path, Text text) {

  private static final int TITLE_COUNTS = 2;

  /** Above whatever words come to. */
  private static final int IS_MEANT = 10_000;

  record Text(List<String> code, List<String> title, List<String> more) {}

  static Entry of(String kind, String title, String about, String path, String more) {
    return of(kind, title, "", about, path, more);
  }

  /** One with a code, by which it is found as by its title. */
  static Entry of(String kind, String title, String code, String about, String path, String more) {
    return new Entry(
        kind,
        title,
        about,
        path,
        new Text(
            Words.of(code),
            Words.of(title + " " + code),
            Words.of(kind + " " + about + " " + more)));
  }

  int score(List<String> typed) {
    if (typed.equals(text.code())) {
      return IS_MEANT;
    }
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

  int score(String typed) {
    return Math.max(TITLE_COUNTS * best(typed, text.title()), best(typed, text.more()));
  }

  private static int best(String typed, List<String> words) {
    return words.stream().mapToInt(word -> Words.alike(typed, word)).max().orElse(Words.NOT);
  }
}
