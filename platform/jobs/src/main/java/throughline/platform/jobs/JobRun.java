package throughline.platform.jobs;

import java.time.Duration;
import java.time.Instant;

/**
 * One run of a job.
 *
 * @param finished null while it runs
 * @param result what came of it or what went wrong, null while it runs
 */
public record JobRun(Instant started, Instant finished, Outcome outcome, String result) {

  public enum Outcome {
    RUNNING("Running", "blue"),
    DONE("Done", "green"),
    FAILED("Failed", "red"),
    INTERRUPTED("Cut short", "yellow");

    private final String words;
    private final String colour;

    Outcome(String words, String colour) {
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

  public String took() {
    if (finished == null) {
      return "";
    }
    var took = Duration.between(started, finished);
    if (took.toSeconds() < 1) {
      return "less than a second";
    }
    return took.toSeconds() < 60 ? took.toSeconds() + " s" : took.toMinutes() + " min";
  }
}
