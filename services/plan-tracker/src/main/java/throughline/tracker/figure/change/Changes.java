package throughline.tracker.figure.change;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import throughline.platform.core.time.London;
import throughline.tracker.engine.rule.MeasureVersion;
import throughline.tracker.engine.rule.Measures;
import throughline.tracker.figure.Figure;
import throughline.tracker.figure.FigurePart;
import throughline.tracker.figure.FigureQuestion;
import throughline.tracker.figure.Figures;

/**
 * How figures came from what they were known to be to what they are known to be, split by class: a
 * fixed number of queries however many figures there are.
 */
public final class Changes {

  /**
   * Facts have numbers in the order in which they became known; those of a demonstration, whose
   * knowledge is made up, nearly so: the oldest is among the first.
   */
  private static final String FIRST =
      "SELECT min(known_at) FROM (SELECT known_at FROM fact_version ORDER BY fact_id, version LIMIT"
          + " 1000) AS first";

  private final Handle handle;
  private final Measures measures;
  private final Revisions moved;

  private Changes(Handle handle, Measures measures, Revisions moved) {
    this.handle = handle;
    this.measures = measures;
    this.moved = moved;
  }

  public static Optional<LocalDate> firstDay(Handle handle) {
    return handle.createQuery(FIRST).mapTo(Instant.class).findOne().map(London::dateOf);
  }

  public static List<MeasureChange> read(
      Handle handle,
      Measures measures,
      List<FigureQuestion> questions,
      Knowledge since,
      LocalDate until) {
    var moved = new Revisions(since, until, FigurePart.WHOLE);
    return new Changes(handle, measures, moved).read(questions);
  }

  static MeasureChange read(
      Handle handle, Measures measures, FigureQuestion question, Revisions moved) {
    return new Changes(handle, measures, moved).read(List.of(question)).get(0);
  }

  private List<MeasureChange> read(List<FigureQuestion> questions) {
    var before = questions.stream().map(this::before).toList();
    var parts = parts(questions);
    var known = figures(parts, moved.until());
    var movedByPart = moved.totals(handle, parts);
    var start = wholes(before, start(parts(before), left(parts, known, movedByPart)));
    var end = wholes(questions, known);
    var changes = new ArrayList<MeasureChange>();
    for (int i = 0, part = 0; i < questions.size(); i++) {
      var version = questions.get(i).version();
      var classes = movedByPart.subList(part, part + end.get(i).parts().size());
      changes.add(
          new MeasureChange(
              version,
              before.get(i).version(),
              start.get(i).whole(),
              end.get(i).whole(),
              version.isShare()
                  ? ShareSteps.of(version, start.get(i), end.get(i), classes)
                  : steps(start.get(i).whole(), end.get(i).whole(), classes.get(0))));
      part += classes.size();
    }
    return changes;
  }

  private FigureQuestion before(FigureQuestion question) {
    var then = measures.then(question.version(), moved.since().day());
    return new FigureQuestion(then, question.period());
  }

  record Read(Figure whole, List<Figure> parts) {}

  private static List<Read> wholes(List<FigureQuestion> questions, List<Figure> parts) {
    var read = new ArrayList<Read>();
    int next = 0;
    for (var question : questions) {
      int end = next + parts(question.version()).size();
      var own = parts.subList(next, end);
      read.add(new Read(own.size() == 2 ? Figure.share(own.get(0), own.get(1)) : own.get(0), own));
      next = end;
    }
    return read;
  }

  private Map<FigureQuestion, Figure> left(
      List<FigureQuestion> questions,
      List<Figure> known,
      List<Map<ChangeClass, ClassChange>> moved) {
    var left = new HashMap<FigureQuestion, Figure>();
    for (int i = 0; i < questions.size(); i++) {
      left.put(questions.get(i), known.get(i).without(sum(moved.get(i))));
    }
    // Where nothing is left only the source knows whether that is 0 or silence.
    left.values().removeIf(figure -> figure.value() == 0);
    left.keySet().removeIf(question -> question.version().isShare());
    return asKnown(left);
  }

  /** Whether anything was heard of its source since is another question on another day. */
  private Map<FigureQuestion, Figure> asKnown(Map<FigureQuestion, Figure> left) {
    if (!moved.part().isWhole()) {
      return left;
    }
    var questions = List.copyOf(left.keySet());
    var numbers = questions.stream().map(asked -> left.get(asked).value()).toList();
    var told = Figures.told(handle, questions, numbers, moved.since().day());
    IntStream.range(0, told.size()).forEach(i -> left.put(questions.get(i), told.get(i)));
    return left;
  }

  private List<Figure> start(List<FigureQuestion> questions, Map<FigureQuestion, Figure> left) {
    var asked = questions.stream().filter(question -> !left.containsKey(question)).toList();
    var read = figures(asked, moved.since().day());
    var later = moved.laterOnItsDay(handle, asked);
    var start = new HashMap<>(left);
    for (int i = 0; i < asked.size(); i++) {
      start.put(asked.get(i), without(read.get(i), later.get(i), asked.get(i)));
    }
    return questions.stream().map(start::get).toList();
  }

  /** Nobody had reported what is left as nothing, where events do not tell. */
  private static Figure without(Figure known, long amount, FigureQuestion question) {
    var left = known.without(amount);
    var isNone =
        amount != 0 && left.value() == 0 && !question.version().measure().countsAsItHappens();
    return isNone ? Figure.none(left.period(), left.unit()) : left;
  }

  private List<Figure> figures(List<FigureQuestion> questions, LocalDate knownAt) {
    return moved.part().isWhole()
        ? Figures.read(handle, questions, knownAt)
        : questions.stream()
            .map(asked -> Figures.read(handle, asked, moved.part(), knownAt).orElseThrow())
            .toList();
  }

  private static List<FigureQuestion> parts(List<FigureQuestion> questions) {
    var parts = new ArrayList<FigureQuestion>();
    for (var question : questions) {
      for (var version : parts(question.version())) {
        parts.add(new FigureQuestion(version, question.period()));
      }
    }
    return parts;
  }

  private static List<MeasureVersion> parts(MeasureVersion version) {
    return version.isShare()
        ? List.of(version.parts().numerator(), version.parts().denominator())
        : List.of(version);
  }

  static long sum(Map<ChangeClass, ClassChange> classes) {
    return classes.values().stream().mapToLong(ClassChange::amount).sum();
  }

  private static List<ClassChange> steps(
      Figure before, Figure after, Map<ChangeClass, ClassChange> classes) {
    var steps = new ArrayList<>(classes.values());
    long definition = after.value() - sum(classes) - before.value();
    if (definition != 0) {
      steps.add(new ClassChange(ChangeClass.DEFINITION, definition, 0));
    }
    return steps;
  }
}
