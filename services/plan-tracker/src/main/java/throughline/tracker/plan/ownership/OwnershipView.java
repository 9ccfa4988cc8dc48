package throughline.tracker.plan.ownership;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import throughline.platform.core.input.Fields;
import throughline.platform.core.input.TypedText;
import throughline.platform.core.time.London;
import throughline.tracker.engine.rule.Frequency;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.entry.EntryVersion;
import throughline.tracker.plan.retirement.Retirement;

/**
 * Who answers for a measure, as a page shows it.
 *
 * @param versions everything that was entered, newest first; none if nobody has
 * @param next by when there is to be a figure or news; empty if nobody said and nothing follows
 * @param retired that it is no longer followed; empty of one that is
 */
public record OwnershipView(
    Measure measure,
    List<Entry> versions,
    Optional<NextUpdate> next,
    Optional<Retirement> retired,
    LocalDate day) {

  /**
   * One version.
   *
   * @param state of what no figure can judge; null if nobody said
   */
  public record Entry(
      long version,
      Ownership ownership,
      SelfAssessment state,
      String reason,
      Instant at,
      String by) {}

  static OwnershipView of(
      Measure measure,
      List<EntryVersion> versions,
      Optional<LastReport> reported,
      Optional<LocalDate> addedOn,
      Optional<Retirement> retired,
      LocalDate day) {
    var entries = new ArrayList<Entry>();
    versions.forEach(version -> entries.add(0, entry(version)));
    var latest = entries.stream().findFirst();
    var next = next(measure, latest, reported, addedOn, day);
    return new OwnershipView(measure, entries, next, retired, day);
  }

  private static Entry entry(EntryVersion version) {
    return new Entry(
        version.version(),
        Ownership.of(version.body()),
        version.body().has("state") ? SelfAssessment.valueOf(version.text("state")) : null,
        version.text("reason"),
        version.at(),
        version.by());
  }

  /** A day that was given holds until there is a figure that was entered later. */
  private static Optional<NextUpdate> next(
      Measure measure,
      Optional<Entry> latest,
      Optional<LastReport> reported,
      Optional<LocalDate> addedOn,
      LocalDate day) {
    var given =
        latest
            .filter(entry -> reported.stream().noneMatch(r -> r.enteredAt().isAfter(entry.at())))
            .flatMap(entry -> NextUpdate.given(London.dateOf(entry.at()), entry.ownership()));
    if (given.isPresent()) {
      return given;
    }
    if (measure.isEntered()) {
      return Optional.of(
          NextUpdate.ofReports(
              measure.rule().orElseThrow().frequency(),
              reported.map(LastReport::lastDay),
              addedOn,
              day));
    }
    return latest
        .filter(entry -> !measure.isCounted())
        .flatMap(entry -> NextUpdate.after(London.dateOf(entry.at()), entry.ownership()));
  }

  public String retiredWords() {
    return retired.map(Retirement::words).orElse("");
  }

  public Ownership latest() {
    var said = versions.isEmpty() ? Ownership.NONE : versions.get(0).ownership();
    return takesFrequency() ? said : said.withoutFrequency();
  }

  /** How it stands as its owner judges it; null if nobody said, or a figure judges it. */
  public SelfAssessment state() {
    return versions.isEmpty() || !takesState() ? null : versions.get(0).state();
  }

  public boolean isJudgedAnew(String reason) {
    return state() != null && !reason.equals(versions.get(0).reason());
  }

  public boolean takesState() {
    return measure.isJudgedInWords();
  }

  public long version() {
    return versions.isEmpty() ? 0 : versions.get(0).version();
  }

  public boolean isOverdue() {
    return next.filter(due -> due.isOverdue(day)).isPresent();
  }

  public String nextText() {
    return next.map(due -> London.date(due.due())).orElse("");
  }

  public String frequencyText() {
    if (measure.isAutomatic() || measure.isShare()) {
      return "As it happens";
    }
    return frequency()
        .map(often -> "Each " + often.words())
        .orElse(measure.isEntered() ? "" : "Nobody has said");
  }

  private Optional<Frequency> frequency() {
    return fixed(measure).or(() -> Optional.ofNullable(latest().frequency()));
  }

  static Optional<Frequency> fixed(Measure measure) {
    return measure.rule().map(rule -> rule.frequency());
  }

  public boolean takesFrequency() {
    return !measure.isCounted();
  }

  /** Why what somebody would enter cannot be so; empty if it can. */
  public Optional<String> problem(Ownership wanted) {
    if (wanted.frequency() == null || takesFrequency()) {
      return Optional.empty();
    }
    return Optional.of(
        measure.isEntered()
            ? "Its rule says that it is reported for each %s. Leave the frequency empty"
                .formatted(measure.rule().orElseThrow().frequency().words())
            : "It is counted as it happens. Leave the frequency empty");
  }

  /** How it stands, as typed; null if nobody says. */
  public SelfAssessment readState(Fields fields, String typed) {
    if (TypedText.given(typed).isEmpty()) {
      return null;
    }
    if (!takesState()) {
      fields.reject("state", "Its state follows from its figure and its target. Leave it empty");
      return null;
    }
    return fields.oneOf("state", typed, SelfAssessment.class, "Choose how it stands");
  }
}
