package throughline.tracker.engine.rule;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The measures of the plan and the rules that they are counted under, in their order. */
public final class Measures {

  private final List<Measure> all;
  private final List<MeasureVersion> versions;
  private final List<MeasureVersion> tried;
  private final RulesInForce inForce;
  private final Map<String, Measure> byId;
  private final Map<String, MeasureVersion> versionsById;

  public Measures(
      List<Measure> all,
      List<MeasureVersion> versions,
      List<MeasureVersion> tried,
      RulesInForce inForce) {
    this.all = List.copyOf(all);
    this.versions = List.copyOf(versions);
    this.tried = List.copyOf(tried);
    this.inForce = inForce;
    this.byId = all.stream().collect(Collectors.toMap(Measure::id, Function.identity()));
    this.versionsById =
        versions.stream()
            .collect(Collectors.toMap(version -> version.measure().id(), Function.identity()));
  }

  public List<Measure> all() {
    return all;
  }

  public List<MeasureVersion> versions() {
    return versions;
  }

  public List<MeasureVersion> fed() {
    return Stream.concat(versions.stream(), tried.stream()).toList();
  }

  public List<RulesInForce.Since> history(String measureId) {
    return inForce.of(measureId);
  }

  public MeasureVersion tried(int measureVersionId, Measure measure, LocalDate day) {
    return withParts(new MeasureVersion(measureVersionId, measure), day);
  }

  public Optional<Measure> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /**
   * The version under which a measure was reported at the end of a day; empty for one that is not
   * counted.
   */
  public Optional<MeasureVersion> version(String measureId, LocalDate day) {
    return Optional.ofNullable(versionsById.get(measureId)).map(version -> then(version, day));
  }

  /**
   * The same, also of what is no measure any more but what a share was of on that day: nobody
   * counts it since, so no other day has a figure of it.
   */
  public Optional<MeasureVersion> versionOrPart(String measureId, LocalDate day) {
    return version(measureId, day)
        .or(() -> isPart(measureId, day) ? inForce.on(day, measureId) : Optional.empty());
  }

  private boolean isPart(String measureId, LocalDate day) {
    return versions.stream()
        .map(version -> inForce.on(day, version))
        .filter(MeasureVersion::isShare)
        .map(version -> version.measure().rule().orElseThrow())
        .anyMatch(
            rule -> measureId.equals(rule.numerator()) || measureId.equals(rule.denominator()));
  }

  public MeasureVersion then(MeasureVersion version, LocalDate day) {
    return withParts(inForce.on(day, version), day);
  }

  public Optional<MeasureVersion> version(String measureId, int number) {
    return Optional.ofNullable(versionsById.get(measureId))
        .filter(version -> version.measure().version() == number)
        .or(() -> inForce.numbered(measureId, number));
  }

  private MeasureVersion withParts(MeasureVersion version, LocalDate day) {
    if (!version.isShare()) {
      return version;
    }
    var rule = version.measure().rule().orElseThrow();
    return version.of(
        new MeasureVersion.Parts(part(rule.numerator(), day), part(rule.denominator(), day)));
  }

  private MeasureVersion part(String measureId, LocalDate day) {
    return Optional.ofNullable(versionsById.get(measureId))
        .map(current -> inForce.on(day, current))
        .or(() -> inForce.on(day, measureId))
        .map(part -> withParts(part, day))
        .orElseThrow();
  }

  public List<MeasureVersion> versionsOn(LocalDate day) {
    return versions.stream().map(version -> then(version, day)).toList();
  }

  public List<Measure> ofOutcome(String outcomeId) {
    return all.stream().filter(measure -> measure.outcomes().contains(outcomeId)).toList();
  }
}
