package throughline.tracker.review;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import throughline.tracker.figure.Period;

/** How far the review of a quarter is. */
public record Review(
    Period quarter,
    long version,
    Optional<Checked> checked,
    Optional<Signed> signed,
    List<Replaced> replaced) {

  public Review {
    replaced = List.copyOf(replaced);
  }

  /** Its data was checked. */
  public record Checked(List<String> gaps, String note, Instant at, String author, String by) {}

  public record Signed(long version, Statement statement, String note, Instant at, String by) {}

  static Review open(Period quarter) {
    return new Review(quarter, 0, Optional.empty(), Optional.empty(), List.of());
  }

  Review checked(long at, Checked data) {
    return new Review(quarter, at, Optional.of(data), Optional.empty(), replaced);
  }

  Review signed(long at, Signed off) {
    return new Review(quarter, at, checked, Optional.of(off), replaced);
  }

  Review reopened(long version, String reason, Instant at, String by) {
    var all = new ArrayList<>(replaced);
    all.add(new Replaced(all.size() + 1, checked, signed.orElseThrow(), reason, at, by));
    return new Review(quarter, version, Optional.empty(), Optional.empty(), all);
  }

  Optional<Signed> lastSigned() {
    return signed.or(() -> Optional.ofNullable(lastReplaced()).map(Replaced::signed));
  }

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

  public ReviewState state() {
    if (signed.isPresent()) {
      return ReviewState.SIGNED_OFF;
    }
    if (checked.isPresent()) {
      return ReviewState.DATA_CHECKED;
    }
    return isReopened() ? ReviewState.REOPENED : ReviewState.NOT_BEGUN;
  }

  public enum ReviewState {
    NOT_BEGUN("Not begun", "grey"),
    /** It was signed off, and something in it is wrong. */
    REOPENED("Reopened", "yellow"),
    DATA_CHECKED("Data checked", "blue"),
    SIGNED_OFF("Signed off", "green");

    private final String words;
    private final String colour;

    ReviewState(String words, String colour) {
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
