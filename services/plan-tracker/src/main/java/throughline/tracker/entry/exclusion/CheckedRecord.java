package throughline.tracker.entry.exclusion;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.UUID;
import throughline.tracker.engine.rule.FieldWords;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.entry.EntryVersion;
import throughline.tracker.figure.FigureText;
import throughline.tracker.figure.PlaceNames;

/**
 * A record that adds more to a measure than is usual, or is dated after today.
 *
 * @param amount what its latest version adds, or would if it counted
 * @param ahead whether it tells of a day that is still to come
 * @param version its latest
 * @param decision what a lead decided last; null when nobody did
 */
public record CheckedRecord(
    Measure measure,
    String aggregate,
    String id,
    long amount,
    LocalDate day,
    String place,
    boolean ahead,
    long version,
    boolean excluded,
    EntryVersion decision) {

  /** What the parts of the list find it by again. */
  UUID key() {
    return UUID.nameUUIDFromBytes(path().getBytes(StandardCharsets.UTF_8));
  }

  /** What readers call it: "Hours entry". */
  public String what() {
    return FieldWords.kind(aggregate);
  }

  public String text() {
    return FigureText.of(amount, measure.unit());
  }

  public String placeName() {
    return PlaceNames.name(place);
  }

  /** Whether it counts and nobody has decided on what it says now. */
  public boolean isOpen() {
    return !excluded && (decision == null || isChangedSince() || isProposed());
  }

  /** Whether somebody wants it excluded as it is now, and nobody else has approved that. */
  public boolean isProposed() {
    return !excluded
        && decision != null
        && decision.text("state").equals(Decisions.PROPOSED)
        && !isChangedSince();
  }

  /** Whether this person, by their key, wants so. */
  boolean isProposedBy(String person) {
    return isProposed() && decision.text("by").equals(person);
  }

  /** Whether its source has said something else since it was decided upon. */
  public boolean isChangedSince() {
    return decision != null && decision.body().path("targetVersion").longValue() < version;
  }

  /** The version of the decision; 0 for none. */
  public long decided() {
    return decision == null ? 0 : decision.version();
  }

  /** Where it is decided upon. */
  public String path() {
    return "/checks/%s/%s".formatted(measure.id(), id);
  }
}
