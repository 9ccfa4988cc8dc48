package throughline.tracker.rulechange;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import throughline.tracker.engine.database.StoredJson;
import throughline.tracker.engine.measurefile.MeasureText;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.engine.rule.MeasureKind;
import throughline.tracker.plan.ownership.Ownership;

/**
 * A new version of a measure's rule that is tried over all history before it holds.
 *
 * @param basedOn the version that was in force when it was proposed; null if nothing fed the
 *     measure
 * @param storedOwnership who is to answer for it once it is approved; empty where that is said
 *     elsewhere
 * @param countedAt since when all facts are counted in it; null as long as they are not
 * @param decision why it was approved or sent back; empty until then
 */
record Trial(
    UUID id,
    String measureId,
    int measureVersionId,
    Integer basedOn,
    String entry,
    String reason,
    String storedOwnership,
    UUID author,
    String by,
    Instant at,
    long countedThrough,
    Instant countedAt,
    TrialState state,
    String decision,
    String decidedBy,
    Instant decidedAt) {

  public Optional<Ownership> ownership() {
    return Optional.ofNullable(storedOwnership).map(StoredJson::read).map(Ownership::of);
  }

  Measure measure() {
    return MeasureText.read(entry, anything -> {});
  }

  public boolean isByHand() {
    return measure().kind() == MeasureKind.MANUAL;
  }

  public boolean isWaiting() {
    return state == TrialState.WAITING;
  }

  public boolean isCounted() {
    return countedAt != null;
  }

  public boolean isComparable() {
    return isWaiting() && isCounted() && !isByHand();
  }

  public boolean isApproved() {
    return state == TrialState.APPROVED;
  }

  public String title() {
    return measure().title();
  }

  public String stateWords() {
    return isWaiting() && !isCounted() ? "Being counted" : state.words();
  }

  public boolean isOf(Optional<UUID> person) {
    return person.filter(author::equals).isPresent();
  }

  public String path() {
    return "/trials/" + id;
  }

  public enum TrialState {
    WAITING("Waits for approval", "blue"),
    APPROVED("Approved", "green"),
    RETURNED("Sent back", "red"),
    SUPERSEDED("Superseded", "grey");

    private final String words;
    private final String colour;

    TrialState(String words, String colour) {
      this.words = words;
      this.colour = colour;
    }

    public String words() {
      return words;
    }

    public String colour() {
      return colour;
    }
  }
}
