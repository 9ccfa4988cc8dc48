package throughline.membership.record.duplicate;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.UUID;
import throughline.membership.record.duplicate.DuplicateCase.Decision;

/**
 * Says what one place wants done with a pair of which the other record is another's.
 *
 * @param ends the record that would stand for nobody, or for itself no longer
 * @param from the record of the place that proposes it
 * @param reason how they know, in the words of the history
 */
@Embeddable
record Proposal(
    @Enumerated(EnumType.STRING) @Column(name = "proposed") Decision decision,
    @Column(name = "proposed_ends") UUID ends,
    @Column(name = "proposed_from") UUID from,
    @Column(name = "proposed_by") String by,
    @Column(name = "proposed_at") Instant at,
    @Column(name = "proposed_reason") String reason) {

  boolean is(Decision decision, UUID ends) {
    return this.decision == decision && this.ends.equals(ends);
  }
}
