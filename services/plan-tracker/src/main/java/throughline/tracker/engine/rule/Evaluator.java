package throughline.tracker.engine.rule;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.Metrics;
import io.quarkus.logging.Log;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import throughline.tracker.engine.schema.TextForms;

/**
 * Applies a rule to a fact. Pure: the same fact always gives the same amounts, live and in a
 * rebuild.
 */
public final class Evaluator {

  /**
   * Raised when the same fact is worth something else than before under the same rule: what was
   * counted by another revision is counted anew at the next start. Raised, too, when a release
   * keeps what it counts elsewhere, so that an older one waits; then a migration says that what was
   * counted stays.
   */
  public static final int REVISION = 1;

  static final String ENTERED_BY_HAND = "the figure of this period was entered by hand";
  static final String TOLD_BY_EVENTS = "events tell the figure of this period";

  public static final String FAILURES = "engine.rule.failures";
  public static final String CANNOT_COUNT = "this measure's rule cannot count it";

  private final Rule rule;
  private final Conditions only;
  private final Conditions when;
  private final Spells spells;
  private final FieldPath date;
  private final FieldPath value;
  private final FieldPath place;
  private final FieldPath subject;
  private final List<FieldPath> breakdowns;
  private final Evaluator byHand;

  public Evaluator(Rule rule) {
    this.rule = rule;
    this.only = Conditions.of(rule.only());
    this.when = Conditions.of(rule.when());
    this.spells = new Spells(rule.spells());
    this.date = FieldPath.of(rule.date());
    this.value = FieldPath.of(rule.value());
    this.place = FieldPath.of(rule.place());
    this.subject = FieldPath.of(rule.subject());
    this.breakdowns = rule.breakdowns().stream().map(FieldPath::of).toList();
    this.byHand = rule.byHand() == null ? null : new Evaluator(entered(rule));
  }

  private static Rule entered(Rule rule) {
    return Rule.ofReports(rule.byHand().measure(), rule.frequency(), null, false);
  }

  /**
   * The same of a rule that counts facts of two kinds: what people entered until a day, and what
   * events tell after it. Neither depends on whether the other is there, nor on which came first.
   */
  public Evaluation evaluate(String aggregate, JsonNode body) {
    if (byHand == null) {
      return evaluate(body);
    }
    var isEntered = !aggregate.equals(rule.from());
    var worth = isEntered ? byHand.evaluate(body) : evaluate(body);
    var last = rule.byHand().last();
    var isLater =
        worth.amounts().keySet().stream().anyMatch(key -> key.effectiveOn().isAfter(last));
    return worth.amounts().isEmpty() || isEntered != isLater
        ? worth
        : Evaluation.excluded(isEntered ? TOLD_BY_EVENTS : ENTERED_BY_HAND);
  }

  /**
   * A body whose days cannot be read counts nothing here, and goes on to count for every other
   * measure. Any other failure is the tracker's own, and would hide as a fact that does not count.
   */
  public Evaluation evaluate(JsonNode body) {
    try {
      return worth(body);
    } catch (DateTimeException | NumberFormatException e) {
      return Evaluation.excluded(CANNOT_COUNT);
    } catch (RuntimeException e) {
      // Its message may quote the fact.
      Log.errorf("rule=failed kind=%s from=%s cause=%s", rule.kind(), rule.from(), e.getClass());
      Metrics.counter(FAILURES).increment();
      throw e;
    }
  }

  private Evaluation worth(JsonNode body) {
    if (!only.hold(body)) {
      return Evaluation.OF_NOTHING;
    }
    var unmet = when.unmet(body);
    if (unmet != null) {
      return Evaluation.excluded(unmet);
    }
    return switch (rule.kind()) {
      case STOCK -> stock(body);
      case ESTIMATE -> estimate(body);
      default -> flow(body);
    };
  }

  private Evaluation estimate(JsonNode body) {
    var amounts = new TreeMap<CellKey, Long>();
    for (var holds : body.path(rule.each())) {
      var entry = new Entry(body, Map.of(rule.each(), holds));
      var amount = entry.find(value).longValue();
      amounts.merge(key(TextForms.day(entry.text(date)), entry), amount, Long::sum);
      if (holds.hasNonNull("to")) {
        amounts.merge(key(TextForms.day(holds.get("to").asText()), entry), -amount, Long::sum);
      }
    }
    return Evaluation.counted(amounts);
  }

  private Evaluation flow(JsonNode body) {
    if (rule.kind() == MeasureKind.REPORTED && body.path(rule.value()).isMissingNode()) {
      return Evaluation.excluded("there is no " + FieldWords.of(rule.value()));
    }
    var amounts = new TreeMap<CellKey, Long>();
    if (rule.each() == null) {
      add(amounts, new Entry(body, Map.of()));
    } else {
      body.path(rule.each())
          .forEach(entry -> add(amounts, new Entry(body, Map.of(rule.each(), entry))));
    }
    return isReport() ? new Evaluation(amounts, "") : Evaluation.counted(amounts);
  }

  /** A report of 0 is a figure. */
  private boolean isReport() {
    return rule.kind() == MeasureKind.MANUAL || rule.kind() == MeasureKind.REPORTED;
  }

  private void add(TreeMap<CellKey, Long> amounts, Entry entry) {
    var amount = value == null ? 1 : entry.find(value).longValue();
    amounts.merge(key(TextForms.day(entry.text(date)), entry), amount, Long::sum);
  }

  private Evaluation stock(JsonNode body) {
    var spells = this.spells.holding(body);
    if (spells.isEmpty()) {
      return Evaluation.excluded("on no day do these all hold: " + listWords());
    }
    var end = rule.until() == null ? LocalDate.MAX : Spells.endOf(body.path(rule.until()).asText());
    var amounts = new TreeMap<CellKey, Long>();
    for (var spell : Spells.before(end, spells)) {
      var entry = new Entry(body, spell.entries());
      amounts.merge(key(spell.from(), entry), 1L, Long::sum);
      if (!spell.to().equals(LocalDate.MAX)) {
        amounts.merge(key(spell.to(), entry), -1L, Long::sum);
      }
    }
    return amounts.isEmpty()
        ? Evaluation.excluded(
            "%s is over before these all hold: %s"
                .formatted(FieldWords.of(rule.until()), listWords()))
        : Evaluation.counted(amounts);
  }

  private String listWords() {
    return rule.spells().stream()
        .map(spell -> FieldWords.of(spell.each()))
        .collect(Collectors.joining(", "));
  }

  private CellKey key(LocalDate day, Entry entry) {
    return new CellKey(day, entry.text(place), breakdown(entry), entry.text(subject));
  }

  private String breakdown(Entry entry) {
    return switch (breakdowns.size()) {
      case 0 -> "";
      case 1 -> entry.text(breakdowns.get(0));
      default -> breakdowns.stream().map(entry::text).collect(Collectors.joining("|"));
    };
  }

  private record FieldPath(String list, String field) {

    static FieldPath of(String path) {
      if (path == null) {
        return null;
      }
      int dot = path.indexOf('.');
      return dot < 0
          ? new FieldPath(null, path.intern())
          : new FieldPath(path.substring(0, dot).intern(), path.substring(dot + 1).intern());
    }
  }

  private record Entry(JsonNode body, Map<String, JsonNode> entries) {

    JsonNode find(FieldPath path) {
      return (path.list() == null ? body : entries.get(path.list())).path(path.field());
    }

    String text(FieldPath path) {
      return path == null ? "" : find(path).asText();
    }
  }
}
