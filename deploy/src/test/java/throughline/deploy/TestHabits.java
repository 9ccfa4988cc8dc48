package throughline.deploy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Names the lines on which a test starts one more application, sleeps, or waits on the wall clock,
 * and says no reason: each makes the tests slower for everybody, or right on some days only. The
 * reason stands at the end of the line, or in a comment right before it: {@code // On purpose: …}
 *
 * <p>What merely measures, {@code var began = System.nanoTime()} and later {@code System.nanoTime()
 * - began}, waits for nothing; what compares it does.
 */
final class TestHabits {
  private static final Pattern REASON = Pattern.compile("// On purpose: \\S.*");
  private static final Pattern TEXT = Pattern.compile("\"(\\\\.|[^\"\\\\])*\"");
  private static final Pattern COMMENT = Pattern.compile("^\\s*(//|\\*|/\\*).*|//.*");
  private static final String TICKS = "\\bSystem\\.(nanoTime|currentTimeMillis)\\(\\)";

  private static final Map<String, Pattern> HABITS =
      new TreeMap<>(
          Map.of(
              "sleeps",
              Pattern.compile("\\bsleep\\(|::sleep\\b|\\bparkNanos\\(|\\.wait\\(\\w"),
              "sleeps by a first delay",
              Pattern.compile("\\bpollDelay\\((?!Duration\\.ZERO\\))"),
              "asks the wall clock",
              Pattern.compile(
                  "\\b(Instant|Local(Date|Time|DateTime)|(Zoned|Offset)DateTime|Year(Month)?)"
                      + "(\\.now\\((?![\\w.()]*[cC](lock|LOCK))|::now\\b)|\\bnew Date\\(\\)"),
              "waits on the wall clock, or takes it for a name",
              Pattern.compile(
                  TICKS
                      + "(?! - \\w+\\b)(?!;$)|"
                      + TICKS
                      + ".*[<>]=?\\s|[<>]=?\\s.*"
                      + TICKS
                      + "|(?<!= )"
                      + TICKS
                      + ";$"),
              "starts one more application",
              Pattern.compile(
                  "@TestProfile\\(|\\bimplements QuarkusTestProfile\\b"
                      + "|@Quarkus(Main|Integration)Test\\b|\\bQuarkus(Unit|DevMode)Test\\b"
                      + "|\\bQuarkus\\.run\\(")));

  private TestHabits() {}

  /**
   * @param file as it is named in what is returned
   * @return file, line and habit of each line without a reason
   */
  static List<String> in(String file, String source) {
    List<String> found = new ArrayList<>();
    List<String> lines = source.lines().toList();
    for (int at = 0; at < lines.size(); at++) {
      for (Map.Entry<String, Pattern> habit : HABITS.entrySet()) {
        if (isIn(lines.get(at), habit.getValue()) && !hasReason(lines, at)) {
          found.add("%s:%d %s".formatted(file, at + 1, habit.getKey()));
        }
      }
    }
    return found;
  }

  private static boolean isIn(String line, Pattern habit) {
    // Most lines have nothing of it, and need not be taken apart.
    return habit.matcher(line).find()
        && !line.startsWith("import ")
        && habit
            .matcher(COMMENT.matcher(TEXT.matcher(line).replaceAll("\"\"")).replaceAll("").strip())
            .find();
  }

  private static boolean hasReason(List<String> lines, int at) {
    boolean said = REASON.matcher(lines.get(at)).find();
    for (int before = at - 1; !said && before >= 0; before--) {
      String line = lines.get(before).strip();
      if (!line.startsWith("//")) {
        return false;
      }
      said = REASON.matcher(line).matches();
    }
    return said;
  }
}
