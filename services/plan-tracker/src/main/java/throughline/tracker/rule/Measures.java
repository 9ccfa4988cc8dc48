package throughline.tracker.rule;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The measures of the plan and the rules that they are counted under, in their order. */
public final class Measures {

  private final List<Measure> all;
  private final List<MeasureVersion> versions;
  private final RulesInForce inForce;
  private final Map<String, Measure> byId;
  private final Map<String, MeasureVersion> versionsById;

  /**
   * Puts them together.
   *
   * @param versions one for each measure that is counted
   */
  public Measures(List<Measure> all, List<MeasureVersion> versions, RulesInForce inForce) {
    this.all = List.copyOf(all);
    this.versions = List.copyOf(versions);
    this.inForce = inForce;
    this.byId = all.stream().collect(Collectors.toMap(Measure::id, Function.identity()));
    this.versionsById =
        versions.stream()
            .collect(Collectors.toMap(version -> version.measure().id(), Function.identity()));
  }

  public List<Measure> all() {
    return all;
  }

  /** Those that facts are counted under. */
  public List<MeasureVersion> versions() {
    return versions;
  }

  public Optional<Measure> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /**
   * The version under which a measure was reported at the end of a day; empty for one that is not
   * counted.
   */
  public Optional<MeasureVersion> version(String measureId, LocalDate day) {
    return Optional.ofNullable(versionsById.get(measureId))
        .map(version -> withParts(inForce.on(day, version), day));
  }

  /** The version of that number under which a measure is reported, or was once. */
  public Optional<MeasureVersion> version(String measureId, int number) {
    return Optional.ofNullable(versionsById.get(measureId))
        .filter(version -> version.measure().version() == number)
        .or(() -> inForce.numbered(measureId, number));
  }

  /** A share is of what its parts were on the day. */
  private MeasureVersion withParts(MeasureVersion version, LocalDate day) {
    if (!version.isShare()) {
      return version;
    }
    var rule = version.measure().rule().orElseThrow();
    return version.of(
        new MeasureVersion.Parts(part(rule.numerator(), day), part(rule.denominator(), day)));
  }

  private MeasureVersion part(String measureId, LocalDate day) {
    return inForce.on(day, versionsById.get(measureId));
  }

  /** Every measure that is counted, as it was reported at the end of a day. */
  public List<MeasureVersion> versionsOn(LocalDate day) {
    return versions.stream().map(version -> withParts(inForce.on(day, version), day)).toList();
  }

  public List<Measure> ofOutcome(String outcomeId) {
    return all.stream().filter(measure -> measure.outcomes().contains(outcomeId)).toList();
  }
}
