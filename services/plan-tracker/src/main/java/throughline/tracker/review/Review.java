package throughline.tracker.review;

import java.time.Instant;
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
    Period quarter, long version, Optional<Checked> checked, Optional<Signed> signed) {

  /**
   * Its data was checked.
   *
   * @param gaps what was missing
   * @param note why it went on with that; may be empty
   * @param author the key of whoever checked
   * @param by their name, as a reader says it
   */
  public record Checked(List<String> gaps, String note, Instant at, String author, String by) {}

  /** It was signed off. */
  public record Signed(Statement statement, String note, Instant at, String by) {}

  /** One that nobody has begun. */
  static Review open(Period quarter) {
    return new Review(quarter, 0, Optional.empty(), Optional.empty());
  }

  /** In an address: "2026-09-30". */
  public String key() {
    return quarter.lastDay().toString();
  }

  public String path() {
    return "/reviews/" + key();
  }

  public String checkPath() {
    return path() + "/check";
  }

  public String signPath() {
    return path() + "/sign";
  }

  /** Where it is, as a reader says it. */
  public String state() {
    if (signed.isPresent()) {
      return "Signed off";
    }
    return checked.isPresent() ? "Data checked" : "Not begun";
  }

  /** As the tag {@code statusTag} takes it. */
  public String colour() {
    if (signed.isPresent()) {
      return "green";
    }
    return checked.isPresent() ? "blue" : "grey";
  }
}
