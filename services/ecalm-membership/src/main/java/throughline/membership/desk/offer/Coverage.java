package throughline.membership.desk.offer;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How far the offers of an office reached in a month. Numbers of births, of nobody.
 *
 * @param births how many births the office says that it registered; null if it has not said so
 */
@Schema(name = "Coverage")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Coverage(
    @Schema(examples = "OXFORD") String office,
    String officeName,
    @Schema(description = "Enrolled at the office, born in that quarter or the one before")
        long accepted,
    long declined,
    @Schema(description = "Not decided yet") long deferred,
    @Schema(description = "Recorded as not offered") long notOffered,
    @Schema(description = "Births registered, if the office has said how many") Integer births) {
  private static final int PERCENT = 100;

  @JsonProperty
  @Schema(description = "Accepted, declined and deferred together")
  public long asked() {
    return accepted + declined + deferred;
  }

  /**
   * The births for which nothing was recorded, null if the births are not known. A registrar skips
   * the offer where a child has died, so nobody is blamed by it; never less than none, since a
   * month's deferred offer may be accepted in the next.
   */
  @JsonProperty
  @Schema(description = "Births without any outcome, if the births are known")
  public Long notRecorded() {
    return births == null ? null : Math.max(0, births - asked() - notOffered);
  }

  /** By how much more is recorded than can be, null if the births are not known. */
  @JsonProperty
  @Schema(
      description =
          "How many more outcomes than births are recorded, if the births are known: 0 unless one"
              + " of the numbers is wrong, or families came back who had put the offer off")
  public Long moreThanBirths() {
    return births == null ? null : Math.max(0, asked() + notOffered - births);
  }

  public boolean moreThanCanBe() {
    return births != null && moreThanBirths() > 0;
  }

  /** How many were never asked, as far as that is known. */
  @JsonProperty
  @Schema(description = "Not offered, and without any outcome")
  public long neverAsked() {
    return notOffered + (births == null ? 0 : notRecorded());
  }

  public String neverAskedInWords() {
    return births == null ? "at least " + neverAsked() : Long.toString(neverAsked());
  }

  public String askedInWords() {
    var known = asked() + neverAsked();
    return births == null || known == 0 || moreThanCanBe()
        ? Long.toString(asked())
        : "%d, %d%%".formatted(asked(), Math.round((double) PERCENT * asked() / known));
  }
}
