package throughline.tracker.rulechange;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What somebody proposes, as typed. */
@Schema(name = "TrialRequest")
public record TrialRequest(
    @Schema(description = "The measure as an entry of measures.yaml, with the next version")
        String entry,
    @Schema(description = "Why the rule is to change") String reason) {

  static final int LONGEST_ENTRY = 10_000;
  static final int LONGEST_REASON = 500;
}
