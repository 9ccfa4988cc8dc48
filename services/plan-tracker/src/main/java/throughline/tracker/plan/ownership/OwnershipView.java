package throughline.tracker.plan.ownership;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.Optional;
import throughline.platform.core.input.Fields;
import throughline.platform.core.input.TypedText;
import throughline.platform.core.time.London;
import throughline.tracker.engine.rule.Frequency;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.entry.EntryHistory;
import throughline.tracker.entry.EntryVersion;
import throughline.tracker.plan.retirement.Retirement;

/** Who answers for a measure, as a page shows it. */
public record OwnershipView(
    Measure measure,
    EntryHistory<Said> history,
    Optional<NextUpdate> next,
    Optional<Retirement> retired,
    LocalDate day) {

  /** What is said of a measure at a time. */
  public record Said(Ownership ownership, SelfAssessment state) {

    static Said of(JsonNode body) {
      return new Said(
          Ownership.of(body),
          body.has("state") ? SelfAssessment.valueOf(body.path("state").asText()) : null);
    }
  }

  /** A day that was given holds until there is a figure that was entered later. */
  static Optional<NextUpdate> next(
      Measure measure,
      Optional<EntryVersion<Said>> latest,
      Optional<Ownerships.LastReport> reported,
      Optional<LocalDate> addedOn,
      LocalDate day) {
    var given =
        latest
            .filter(entry -> reported.stream().noneMatch(r -> r.enteredAt().isAfter(entry.at())))
            .flatMap(entry -> NextUpdate.given(entry.day(), entry.said().ownership()));
    if (given.isPresent()) {
      return given;
    }
    if (measure.isEntered()) {
      return Optional.of(
              NextUpdate.ofReports(
                  measure.rule().orElseThrow().frequency(),
                  reported.map(Ownerships.LastReport::lastDay),
                  addedOn,
                  day))
          .filter(next -> measure.isEnteredFor(next.reportsOn()));
    }
    return latest
        .filter(entry -> !measure.isCounted())
        .flatMap(entry -> NextUpdate.after(entry.day(), entry.said().ownership()));
  }

  public String retiredWords() {
    return retired.map(Retirement::words).orElse("");
  }

  public Ownership latest() {
    var said = history.last().map(last -> last.said().ownership()).orElse(Ownership.NONE);
    return takesFrequency() ? said : said.withoutFrequency();
  }

  public SelfAssessment state() {
    return takesState() ? history.last().map(last -> last.said().state()).orElse(null) : null;
  }

  public boolean isJudgedAnew(String reason) {
    return state() != null && !reason.equals(history.latest().reason());
  }

  public boolean takesState() {
    return measure.isJudgedInWords();
  }

  public long version() {
    return history.version();
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
