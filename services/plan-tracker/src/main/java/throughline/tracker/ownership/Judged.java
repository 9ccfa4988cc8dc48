package throughline.tracker.ownership;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import throughline.tracker.own.EnteredFacts;
import throughline.tracker.own.OwnVersion;
import throughline.tracker.rule.Measure;
import throughline.tracker.schema.OwnKind;

/**
 * Measures that no figure can judge, as their owners judge them: what one of them says is off track
 * is off track, whatever has a target.
 *
 * @param all those of which somebody has said how they stand
 */
public record Judged(List<One> all) {

  private static final int MOST = 3;

  /** What is said first: what is good, what is not begun, what is not good. */
  private static final List<JudgedState> IN_SENTENCE =
      List.of(
          JudgedState.ACHIEVED,
          JudgedState.ON_TRACK,
          JudgedState.NOT_STARTED,
          JudgedState.AT_RISK,
          JudgedState.OFF_TRACK);

  /**
   * One of them.
   *
   * @param owner who judges it; empty if nobody answers for it
   * @param reason what was said with it
   */
  public record One(Measure measure, JudgedState state, String owner, String reason) {

    /** Whether somebody should look. */
    public boolean isBehind() {
      return state.isBehind();
    }
  }

  /** How a measure is judged; empty if a figure says or nobody does. */
  public static Optional<One> of(Handle handle, Measure measure, LocalDate day) {
    return read(handle, List.of(measure), day).all().stream().findFirst();
  }

  /** Those of the measures that are judged so, as known at the end of a day, in one query. */
  public static Judged read(Handle handle, Collection<Measure> measures, LocalDate day) {
    Map<String, OwnVersion> latest =
        EnteredFacts.versions(handle, OwnKind.OWNERSHIP, "", day).stream()
            .collect(
                Collectors.toMap(OwnVersion::id, Function.identity(), (earlier, later) -> later));
    var all = new ArrayList<One>();
    for (var measure : measures) {
      Optional.ofNullable(latest.get(measure.id()))
          .filter(version -> measure.isJudgedInWords() && version.body().has("state"))
          .map(
              version ->
                  new One(
                      measure,
                      JudgedState.valueOf(version.text("state")),
                      Ownership.of(version.body()).owner(),
                      version.text("reason")))
          .ifPresent(all::add);
    }
    return new Judged(all);
  }

  /** How one stands; null if no figure and nobody says. */
  public One of(Measure measure) {
    return all.stream().filter(each -> each.measure().equals(measure)).findFirst().orElse(null);
  }

  /** Those of some measures. */
  public Judged among(Collection<Measure> measures) {
    return new Judged(all.stream().filter(each -> measures.contains(each.measure())).toList());
  }

  /** All of them, what needs somebody first. */
  public List<One> worstFirst() {
    return all.stream()
        .sorted(Comparator.comparingInt(one -> -IN_SENTENCE.indexOf(one.state())))
        .toList();
  }

  /** Those that somebody should look at, the worst first. */
  public List<One> behind() {
    return worstFirst().stream().filter(One::isBehind).toList();
  }

  /** As many of them as a page has room for. */
  public List<One> firstBehind() {
    return behind().stream().limit(MOST).toList();
  }

  /** How many more of them there are. */
  public long moreBehind() {
    return Math.max(0, behind().size() - MOST);
  }

  /** How many stand how: "1 on track, 2 off track"; empty if nobody has said of any. */
  public String words() {
    return IN_SENTENCE.stream()
        .map(state -> Map.entry(state, all.stream().filter(one -> one.state() == state).count()))
        .filter(count -> count.getValue() > 0)
        .map(count -> count.getValue() + " " + count.getKey().words().toLowerCase(Locale.UK))
        .collect(Collectors.joining(", "));
  }
}
