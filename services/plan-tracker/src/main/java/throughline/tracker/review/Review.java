package throughline.tracker.review;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import throughline.tracker.figure.Period;

/**
 * How far the review of a quarter is.
 *
 * @param version of what was recorded last; 0 for nothing
 * @param checked that its data was checked; empty while nobody has
 * @param signed that it was signed off; empty while nobody has
 */
public record Review(
    Period quarter,
    long version,
    Optional<Checked> checked,
    Optional<Signed> signed,
    List<Replaced> replaced) {

  public Review {
    replaced = List.copyOf(replaced);
  }

  /**
   * Its data was checked.
   *
   * @param note why it went on with that; may be empty
   */
  public record Checked(List<String> gaps, String note, Instant at, String author, String by) {}

  /** It was signed off. */
  public record Signed(Statement statement, String note, Instant at, String by) {}

  static Review open(Period quarter) {
    return new Review(quarter, 0, Optional.empty(), Optional.empty(), List.of());
  }

  Review checked(long at, Checked data) {
    return new Review(quarter, at, Optional.of(data), Optional.empty(), replaced);
  }

  Review signed(long at, Signed off) {
    return new Review(quarter, at, checked, Optional.of(off), replaced);
  }

  /** Begun anew; what was signed off stays beside it. */
  Review reopened(long version, String reason, Instant at, String by) {
    var all = new ArrayList<>(replaced);
    all.add(new Replaced(all.size() + 1, checked, signed.orElseThrow(), reason, at, by));
    return new Review(quarter, version, Optional.empty(), Optional.empty(), all);
  }

  Optional<Signed> lastSigned() {
    return signed.or(() -> Optional.ofNullable(lastReplaced()).map(Replaced::signed));
  }

  /** What was signed off and reopened last; null if nothing was. */
  public Replaced lastReplaced() {
    return replaced.isEmpty() ? null : replaced.get(replaced.size() - 1);
  }

  public boolean isReopened() {
    return signed.isEmpty() && !replaced.isEmpty();
  }

  public String key() {
    return quarter.lastDay().toString();
  }

  public String path() {
    return "/reviews/" + key();
  }

  public String checkPath() {
    return path() + "/check";
  }

  public String reopenPath() {
    return path() + "/reopen";
  }

  public String signPath() {
    return path() + "/sign";
  }

  public String state() {
    if (signed.isPresent()) {
      return "Signed off";
    }
    if (checked.isPresent()) {
      return "Data checked";
    }
    return isReopened() ? "Reopened" : "Not begun";
  }

  public String colour() {
    if (signed.isPresent()) {
      return "green";
    }
    if (checked.isPresent()) {
      return "blue";
    }
    return isReopened() ? "yellow" : "grey";
  }

  /** A signature that is no longer the last word, since somebody found that something is wrong. */
  public record Replaced(
      int number,
      Optional<Review.Checked> checked,
      Review.Signed signed,
      String reason,
      Instant at,
      String by) {

    public List<String> differences(Review.Signed later) {
      return Differences.between(signed.statement(), later.statement());
    }
  }
}
