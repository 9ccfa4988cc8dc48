package throughline.tracker.review;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Optional;
import throughline.tracker.engine.rule.Measures;
import throughline.tracker.figure.Figure;
import throughline.tracker.figure.Period;
import throughline.tracker.plan.target.Status;

/**
 * How a measure stood in a quarter, in the words that were signed off.
 *
 * @param amount the same as a number; empty without one
 * @param target what it was to come to; empty without one
 * @param targetVersion the version of it that was judged by; 0 for none
 * @param targetChange what became of it since the quarter began; empty if nothing did
 * @param since since when it was off track; empty if it was not
 * @param outlook what the year came to at that pace; empty where that was open
 * @param travel which way it went since last year; empty where nothing is counted
 * @param commentary the version of the commentary; 0 for none
 */
public record SignedMeasure(
    String measure,
    String title,
    int rule,
    String text,
    Optional<SignedAmount> amount,
    Status status,
    String sentence,
    String target,
    @JsonSerialize(using = FirstDay.class) @JsonDeserialize(using = YearOfDay.class)
        Period targetYear,
    long targetVersion,
    String targetChange,
    String since,
    String outlook,
    String travel,
    long commentary) {

  static final long UNKNOWN = -1;

  public boolean isOffTrack() {
    return status == Status.RED || status == Status.AMBER;
  }

  public boolean isOnTrack() {
    return status == Status.GREEN || status == Status.ACHIEVED;
  }

  /** Whether the figure still changed, though no fact was missing. */
  public boolean isProvisional() {
    return Figure.isMarked(text);
  }

  boolean wasProvisional(Measures all, Period quarter, LocalDate signedOn) {
    return isProvisional()
        || all.version(measure, signedOn)
            .filter(
                rule -> Figure.isOpen(rule.opensFor(), Statement.shown(rule, quarter), signedOn))
            .isPresent();
  }

  public boolean lacksCommentary() {
    return isOffTrack() && commentary == 0;
  }

  /** A financial year as its first day. */
  static final class FirstDay extends JsonSerializer<Period> {

    @Override
    public void serialize(Period year, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeString(year.from().toString());
    }
  }

  /** The financial year of a day. */
  static final class YearOfDay extends JsonDeserializer<Period> {

    @Override
    public Period deserialize(JsonParser in, DeserializationContext context) throws IOException {
      return Period.financialYear(LocalDate.parse(in.getText()));
    }
  }
}
