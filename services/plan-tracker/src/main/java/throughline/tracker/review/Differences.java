package throughline.tracker.review;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a signature says otherwise than the one that it replaced, in a line for each matter. */
final class Differences {

  private static final String ABSENT = "not in it";

  private final List<String> lines = new ArrayList<>();

  private Differences() {}

  static List<String> between(Statement before, Statement after) {
    var differences = new Differences();
    differences.measures(byId(before.measures(), SignedMeasure::measure), after);
    differences.judged(byId(before.judged(), SignedAssessment::measure), after);
    return differences.lines;
  }

  private void measures(Map<String, SignedMeasure> before, Statement later) {
    var after = byId(later.measures(), SignedMeasure::measure);
    for (var id : ids(before, after)) {
      measure(before.get(id), after.get(id));
    }
  }

  private void measure(SignedMeasure before, SignedMeasure after) {
    var title = before == null ? after.title() : before.title();
    if (before == null || after == null) {
      line(title, words(before), words(after));
      return;
    }
    var isAimedElsewhere = keepsTarget(before) && !before.target().equals(after.target());
    if (!words(before).equals(words(after))) {
      line(title, words(before), words(after));
    } else if (!isAimedElsewhere) {
      compare(title, before.sentence(), after.sentence());
    }
    if (isAimedElsewhere) {
      compare("%s: its target".formatted(title), before.target(), after.target());
    }
    commentary(title, before.commentary(), after.commentary());
  }

  private static boolean keepsTarget(SignedMeasure signed) {
    return !signed.target().isEmpty() || signed.targetVersion() != SignedMeasure.UNKNOWN;
  }

  private void judged(Map<String, SignedAssessment> before, Statement later) {
    var after = byId(later.judged(), SignedAssessment::measure);
    for (var id : ids(before, after)) {
      judgement(before.get(id), after.get(id));
    }
  }

  private void judgement(SignedAssessment before, SignedAssessment after) {
    var title = before == null ? after.title() : before.title();
    if (!words(before).equals(words(after))) {
      line(title, words(before), words(after));
    }
    if (before != null && after != null) {
      compare("%s: judged after the quarter".formatted(title), before.anew(), after.anew());
      commentary(title, before.commentary(), after.commentary());
    }
  }

  private void compare(String title, String before, String after) {
    if (!before.equals(after)) {
      line(title, quoted(before), quoted(after));
    }
  }

  private void commentary(String title, long before, long after) {
    if (before != after) {
      lines.add("%s: its commentary was %s".formatted(title, before == 0 ? "added" : "rewritten"));
    }
  }

  private void line(String title, String before, String after) {
    lines.add("%s: %s then, %s in what replaced it".formatted(title, before, after));
  }

  private static String quoted(String text) {
    return text.isEmpty() ? "none" : "“%s”".formatted(text);
  }

  private static String words(SignedMeasure measure) {
    return measure == null
        ? ABSENT
        : "%s (%s)".formatted(measure.text(), measure.status().words().toLowerCase(Locale.UK));
  }

  private static String words(SignedAssessment judged) {
    return judged == null
        ? ABSENT
        : "%s (%s)".formatted(judged.state().words().toLowerCase(Locale.UK), judged.reason());
  }

  private static Set<String> ids(Map<String, ?> before, Map<String, ?> after) {
    var ids = new LinkedHashSet<>(before.keySet());
    ids.addAll(after.keySet());
    return ids;
  }

  private static <T> Map<String, T> byId(List<T> all, Function<T, String> id) {
    return all.stream()
        .collect(
            Collectors.toMap(id, Function.identity(), (one, other) -> one, LinkedHashMap::new));
  }
}
