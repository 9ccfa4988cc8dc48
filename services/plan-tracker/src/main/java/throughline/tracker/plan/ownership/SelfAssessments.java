package throughline.tracker.plan.ownership;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import throughline.platform.core.time.London;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.entry.EntryHistory;
import throughline.tracker.entry.EntryVersion;

/** Measures that no figure can judge, as their owners judge them. */
public record SelfAssessments(List<One> all) {

  private static final List<SelfAssessment> IN_SENTENCE =
      List.of(
          SelfAssessment.ACHIEVED,
          SelfAssessment.ON_TRACK,
          SelfAssessment.NOT_STARTED,
          SelfAssessment.AT_RISK,
          SelfAssessment.OFF_TRACK);

  /** One of them. */
  public record One(
      Measure measure,
      SelfAssessment state,
      String owner,
      String reason,
      LocalDate on,
      LocalDate since) {

    public String sinceWords() {
      return isBehind() ? "Since " + London.date(since) : "";
    }

    public boolean isBehind() {
      return state.isBehind();
    }

    private boolean isSame(One other) {
      return state == other.state && reason.equals(other.reason);
    }

    public String said() {
      return "on %s: %s (%s)"
          .formatted(London.date(on), state.words().toLowerCase(Locale.UK), reason);
    }
  }

  /** How one was judged by the end of a quarter. */
  public record AtEnd(One one, String anew) {}

  public static Optional<One> of(Handle handle, Measure measure, LocalDate day) {
    return read(handle, List.of(measure), day).all().stream().findFirst();
  }

  public static SelfAssessments read(Handle handle, Collection<Measure> measures, LocalDate day) {
    var said = Ownerships.said(handle, day);
    return new SelfAssessments(
        measures.stream()
            .filter(Measure::isJudgedInWords)
            .flatMap(measure -> one(measure, oldestFirst(said, measure)))
            .toList());
  }

  public static List<AtEnd> atEnd(
      Handle handle, Collection<Measure> measures, LocalDate end, LocalDate knownAt) {
    var said = Ownerships.said(handle, knownAt);
    return measures.stream()
        .filter(Measure::isJudgedInWords)
        .flatMap(measure -> atEnd(measure, oldestFirst(said, measure), end))
        .sorted(Comparator.comparingInt(each -> -IN_SENTENCE.indexOf(each.one().state())))
        .toList();
  }

  private static List<EntryVersion<OwnershipView.Said>> oldestFirst(
      Map<String, EntryHistory<OwnershipView.Said>> said, Measure measure) {
    return said.getOrDefault(measure.id(), EntryHistory.none()).oldestFirst();
  }

  private static Stream<AtEnd> atEnd(
      Measure measure, List<EntryVersion<OwnershipView.Said>> versions, LocalDate end) {
    int by = 0;
    while (by < versions.size() && !versions.get(by).day().isAfter(end)) {
      by++;
    }
    var then = one(measure, versions.subList(0, by)).findFirst();
    boolean isFirst = then.isEmpty();
    while (then.isEmpty() && by < versions.size()) {
      by++;
      then = one(measure, versions.subList(0, by)).findFirst();
    }
    var words = new ArrayList<String>();
    if (isFirst) {
      then.map(
              one ->
                  "Judged first on %s, when the quarter was over.".formatted(London.date(one.on())))
          .ifPresent(words::add);
    }
    var last = one(measure, versions).findFirst();
    then.flatMap(one -> last.filter(now -> !now.isSame(one)))
        .map(now -> "Judged anew " + now.said() + ".")
        .ifPresent(words::add);
    return then.map(one -> new AtEnd(one, String.join(" ", words))).stream();
  }

  /** As the last of the versions says, which are oldest first; none if it says nothing. */
  private static Stream<One> one(Measure measure, List<EntryVersion<OwnershipView.Said>> versions) {
    if (versions.isEmpty() || state(versions.get(versions.size() - 1)).isEmpty()) {
      return Stream.empty();
    }
    int last = versions.size() - 1;
    var latest = versions.get(last);
    var state = state(latest).orElseThrow();
    int first = last;
    while (first > 0 && isAsGood(versions.get(first - 1), state)) {
      first--;
    }
    return Stream.of(
        new One(
            measure,
            state,
            latest.said().ownership().owner(),
            latest.reason(),
            latest.day(),
            versions.get(first).day()));
  }

  private static boolean isAsGood(EntryVersion<OwnershipView.Said> version, SelfAssessment state) {
    return state(version).filter(before -> before.isBehind() == state.isBehind()).isPresent();
  }

  private static Optional<SelfAssessment> state(EntryVersion<OwnershipView.Said> version) {
    return Optional.ofNullable(version.said().state());
  }

  public One of(Measure measure) {
    return all.stream().filter(each -> each.measure().equals(measure)).findFirst().orElse(null);
  }

  public List<One> worstFirst() {
    return all.stream()
        .sorted(Comparator.comparingInt(one -> -IN_SENTENCE.indexOf(one.state())))
        .toList();
  }

  public String words() {
    return words(all.stream().map(One::state).toList());
  }

  public static String words(List<SelfAssessment> states) {
    return IN_SENTENCE.stream()
        .map(state -> Map.entry(state, states.stream().filter(state::equals).count()))
        .filter(count -> count.getValue() > 0)
        .map(count -> count.getValue() + " " + count.getKey().words().toLowerCase(Locale.UK))
        .collect(Collectors.joining(", "));
  }
}
