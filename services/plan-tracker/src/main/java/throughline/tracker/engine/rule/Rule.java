package throughline.tracker.engine.rule;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import throughline.tracker.engine.schema.ManualEntryKind;

/**
 * How a fact feeds a measure: a closed form with no formulas and no joins. A measure sees one fact
 * at a time, whole.
 *
 * <p>A field of the fact is named as it stands ({@code library}); a field of the entry of a list
 * that is being walked is named with its list ({@code days.date}).
 *
 * @param kind how the amounts add up
 * @param from the kind of aggregate; null for a share, which no fact feeds
 * @param only a fact counts, or is said not to, only if each of these fields holds one of the
 *     values; any other is not this measure's matter
 * @param when the fact counts only if each of these fields holds one of the values, an empty one
 *     also if the fact does not have the field
 * @param each the list whose entries count one by one
 * @param date the field with the effective date
 * @param value the field that is added up; without it each counts 1
 * @param subject the field that says who, as a random key
 * @param spells dated lists; it counts on the days on which a spell of every list holds
 * @param until the field with the day, or the quarter, in which it stops counting
 * @param place the field that says where
 * @param breakdowns the fields by which the figure can be split
 * @param lookAbove a record that adds more counts, and somebody is asked to look; null for never
 * @param frequency the periods for which it is reported by hand; null when events feed it
 * @param numerator the measure that is a share of another; null when facts feed it
 * @param denominator the measure that it is a share of
 * @param stands whether a number that is reported by hand says how many there are, so that the last
 *     one of a year counts and they never add up; null for no
 * @param byHand until when people entered what events report since; null where nobody ever did
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Rule(
    MeasureKind kind,
    String from,
    Map<String, List<String>> only,
    Map<String, List<String>> when,
    String each,
    String date,
    String value,
    String subject,
    List<SpellList> spells,
    String until,
    String place,
    List<String> breakdowns,
    Long lookAbove,
    Frequency frequency,
    String numerator,
    String denominator,
    Boolean stands,
    ByHand byHand) {

  private static final Pattern WITHIN = Pattern.compile("WITHIN_(\\d{1,4})_DAYS");

  /** As PostgreSQL orders the fields of an object. */
  private static final Comparator<String> AS_STORED =
      Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

  /** What is empty is not written, so it is not there when it is read again. */
  public Rule {
    only = only == null ? Map.of() : only;
    when = when == null ? Map.of() : asStored(when);
    spells = spells == null ? List.of() : spells;
    breakdowns = breakdowns == null ? List.of() : breakdowns;
  }

  /**
   * Of several conditions that do not hold the first is named: it is the same whether a rule comes
   * from a file or from the database.
   */
  private static Map<String, List<String>> asStored(Map<String, List<String>> conditions) {
    var inOrder = new TreeMap<String, List<String>>(AS_STORED);
    inOrder.putAll(conditions);
    return new LinkedHashMap<>(inOrder);
  }

  public static Rule ofEstimates(String ageBand) {
    return new Rule(
        MeasureKind.ESTIMATE,
        ManualEntryKind.POPULATION.aggregate(),
        Map.of("ageBand", List.of(ageBand)),
        Map.of(),
        "areas",
        "areas.from",
        "areas.people",
        null,
        List.of(),
        null,
        "areas.place",
        List.of(),
        null,
        null,
        null,
        null,
        null,
        null);
  }

  /** How what people report feeds a measure: there is one way, so the file has no keys for it. */
  public static Rule ofReports(String measure, Frequency frequency, String place, boolean stands) {
    return new Rule(
        MeasureKind.MANUAL,
        ManualEntryKind.OBSERVATION.aggregate(),
        Map.of("measure", List.of(measure)),
        Map.of("state", List.of("ENTERED")),
        null,
        "lastDay",
        "value",
        null,
        List.of(),
        null,
        place,
        List.of(),
        null,
        frequency,
        null,
        null,
        stands ? true : null,
        null);
  }

  public static Rule share(String numerator, String denominator) {
    return new Rule(
        MeasureKind.RATIO,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        numerator,
        denominator,
        null,
        null);
  }

  @JsonIgnore
  public boolean isLevel() {
    return Boolean.TRUE.equals(stands);
  }

  /**
   * For how many days after its own day a fact may still come to count: the longest time that a
   * value names, as {@code WITHIN_90_DAYS} does; 0 if none does.
   */
  @JsonIgnore
  public int opensFor() {
    return when.values().stream()
        .flatMap(List::stream)
        .map(WITHIN::matcher)
        .filter(Matcher::matches)
        .mapToInt(days -> Integer.parseInt(days.group(1)))
        .max()
        .orElse(0);
  }

  @JsonIgnore
  public boolean addsAmounts() {
    return kind == MeasureKind.FLOW_SUM;
  }

  @JsonIgnore
  public boolean isOfThePast() {
    return kind == MeasureKind.FLOW_COUNT
        || kind == MeasureKind.FLOW_SUM
        || kind == MeasureKind.DISTINCT_PEOPLE;
  }

  public boolean wantsALook(long amount) {
    return lookAbove != null && amount > lookAbove;
  }

  @JsonIgnore
  public boolean isShare() {
    return kind == MeasureKind.RATIO;
  }

  /** The kinds of facts that are counted. */
  @JsonIgnore
  public List<String> aggregates() {
    return byHand == null ? List.of(from) : List.of(from, ManualEntryKind.OBSERVATION.aggregate());
  }

  /**
   * What people entered before events reported it.
   *
   * @param measure whose reports they are
   * @param until the last day of the last period that is theirs
   */
  public record ByHand(String measure, String until) {
    LocalDate last() {
      return LocalDate.parse(until);
    }
  }

  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record SpellList(String each, Map<String, List<String>> when) {
    public SpellList {
      when = when == null ? Map.of() : when;
    }
  }
}
