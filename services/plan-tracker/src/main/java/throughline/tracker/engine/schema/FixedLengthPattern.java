package throughline.tracker.engine.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The part of regular expressions that has one character after another, each of a class, and so
 * fits texts of one length: {@code 20[0-9]{2}-Q[1-4]}. Every event is full of them, and a regular
 * expression costs several times as much.
 */
final class FixedLengthPattern {

  private static final int ASCII = 128;

  private static final Pattern PART =
      Pattern.compile("(\\[[A-Za-z0-9./-]+]|[A-Za-z0-9/:-])(?:\\{(\\d{1,2})})?");

  private final boolean[][] letters;

  private FixedLengthPattern(List<boolean[]> letters) {
    this.letters = letters.toArray(boolean[][]::new);
  }

  static Optional<FixedLengthPattern> of(String pattern) {
    var letters = new ArrayList<boolean[]>();
    var part = PART.matcher(pattern);
    int end = 0;
    while (part.find() && part.start() == end) {
      var fits = letters(Pattern.compile(part.group(1)));
      int times = part.group(2) == null ? 1 : Integer.parseInt(part.group(2));
      for (int i = 0; i < times; i++) {
        letters.add(fits);
      }
      end = part.end();
    }
    return end == pattern.length()
        ? Optional.of(new FixedLengthPattern(letters))
        : Optional.empty();
  }

  private static boolean[] letters(Pattern one) {
    var fits = new boolean[ASCII];
    for (char letter = 0; letter < ASCII; letter++) {
      fits[letter] = one.matcher(String.valueOf(letter)).matches();
    }
    return fits;
  }

  boolean fits(String text) {
    return text.length() == letters.length && fits(text, letters.length);
  }

  boolean fits(String text, int length) {
    for (int at = 0; at < length; at++) {
      var letter = text.charAt(at);
      if (letter >= ASCII || !letters[at][letter]) {
        return false;
      }
    }
    return true;
  }
}
