package throughline.tracker.entry.exclusion;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.UUID;
import throughline.tracker.engine.rule.FieldWords;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.entry.EntryVersion;
import throughline.tracker.figure.FigureText;
import throughline.tracker.figure.PlaceNames;

/** A record that adds more to a measure than is usual, or is dated after today. */
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
    EntryVersion<JsonNode> decision) {

  UUID key() {
    return UUID.nameUUIDFromBytes(path().getBytes(StandardCharsets.UTF_8));
  }

  public String what() {
    return FieldWords.kind(aggregate);
  }

  public String text() {
    return FigureText.of(amount, measure.unit());
  }

  public String placeName() {
    return PlaceNames.name(place);
  }

  public boolean isOpen() {
    return !excluded && (decision == null || isChangedSince() || isProposed());
  }

  public boolean isProposed() {
    return !excluded
        && decision != null
        && decision.state().equals(Decisions.PROPOSED)
        && !isChangedSince();
  }

  boolean isProposedBy(String person) {
    return isProposed() && decision.author().equals(person);
  }

  public boolean isChangedSince() {
    return decision != null && decision.body().path("targetVersion").longValue() < version;
  }

  public long decided() {
    return decision == null ? 0 : decision.version();
  }

  public String path() {
    return "/checks/%s/%s".formatted(measure.id(), id);
  }
}
