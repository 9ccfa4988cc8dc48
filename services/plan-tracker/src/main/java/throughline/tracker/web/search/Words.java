package throughline.tracker.web.search;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The words of a text, without case and accents, and how alike two of them are. */
final class Words {

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+(?:\\.\\p{N}+)*");
  private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
  private static final Pattern INSIDE_A_WORD = Pattern.compile("['’]");

  private static final Set<String> SMALL =
      Set.of("a", "an", "and", "are", "at", "by", "for", "in", "is", "of", "on", "or", "the", "to");

  static final int NOT = 0;
  private static final int MISTYPED = 1;
  private static final int RELATED = 2;
  private static final int BEGINNING = 3;
  private static final int SAME = 4;
  private static final int SHORTEST_MISTYPED = 4;
  private static final int SHORTEST_MISTYPED_TWICE = 8;
  private static final int SHORTEST_STEM = 5;
  private static final int LONGEST_ENDING = 3;

  private Words() {}

  static List<String> of(String text) {
    var plain = ACCENTS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
    var joined = INSIDE_A_WORD.matcher(plain.toLowerCase(Locale.UK)).replaceAll("");
    var words = new ArrayList<String>();
    var found = WORD.matcher(joined);
    while (found.find()) {
      words.add(found.group());
    }
    return words;
  }

  /** Those that say what somebody looks for: all of them, if there are only small ones. */
  static List<String> telling(String text) {
    var all = of(text).stream().distinct().toList();
    var telling = all.stream().filter(word -> !SMALL.contains(word)).toList();
    return telling.isEmpty() ? all : telling;
  }

  /** How well a word answers to one that somebody typed; 0 if not at all. */
  static int alike(String typed, String word) {
    if (word.equals(typed)) {
      return SAME;
    }
    if (word.startsWith(typed)) {
      return BEGINNING;
    }
    if (isNumber(typed) || isNumber(word)) {
      return NOT;
    }
    if (haveOneStem(typed, word)) {
      return RELATED;
    }
    return changes(typed, word) <= allowed(typed) ? MISTYPED : NOT;
  }

  private static boolean isNumber(String word) {
    return Character.isDigit(word.charAt(0));
  }

  private static boolean haveOneStem(String one, String other) {
    int shorter = Math.min(one.length(), other.length());
    int common = 0;
    while (common < shorter && one.charAt(common) == other.charAt(common)) {
      common++;
    }
    return common >= Math.max(SHORTEST_STEM, shorter - 1)
        && Math.max(one.length(), other.length()) - common <= LONGEST_ENDING;
  }

  private static int allowed(String typed) {
    if (typed.length() < SHORTEST_MISTYPED) {
      return 0;
    }
    return typed.length() < SHORTEST_MISTYPED_TWICE ? 1 : 2;
  }

  /**
   * How many letters were left out, added, taken for another, or swapped with their neighbour: the
   * distance of Damerau and Levenshtein, in which no part is changed twice.
   */
  static int changes(String one, String other) {
    if (Math.abs(one.length() - other.length()) > 2) {
      return Integer.MAX_VALUE;
    }
    var rows = new int[one.length() + 1][other.length() + 1];
    for (int i = 0; i <= one.length(); i++) {
      for (int j = 0; j <= other.length(); j++) {
        rows[i][j] = i == 0 || j == 0 ? i + j : cheapest(rows, one, other, i, j);
      }
    }
    return rows[one.length()][other.length()];
  }

  private static int cheapest(int[][] rows, String one, String other, int i, int j) {
    int replaced = rows[i - 1][j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
    int least = Math.min(replaced, Math.min(rows[i - 1][j], rows[i][j - 1]) + 1);
    boolean isSwapped =
        i > 1
            && j > 1
            && one.charAt(i - 1) == other.charAt(j - 2)
            && one.charAt(i - 2) == other.charAt(j - 1);
    return isSwapped ? Math.min(least, rows[i - 2][j - 2] + 1) : least;
  }
}
