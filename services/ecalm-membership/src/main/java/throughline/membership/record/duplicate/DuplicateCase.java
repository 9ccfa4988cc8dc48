package throughline.membership.record.duplicate;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import throughline.membership.person.match.Reason;

/** Two records that may be of one child; the match opens it, a person decides it. */
@Entity
@Table(name = "duplicate_case")
class DuplicateCase {

  /** What somebody decided of two records. */
  enum Decision {
    NOT_THE_SAME("They are two children"),
    MERGED("They were one child, and one record was merged into the other"),
    IN_ERROR("One record was made in error");

    private final String inWords;

    Decision(String inWords) {
      this.inWords = inWords;
    }

    String inWords() {
      return inWords;
    }
  }

  @Id private UUID id;

  private UUID one;
  private UUID other;
  private int score;
  private String[] reasons;

  @Column(name = "opened_at")
  private Instant openedAt;

  /** Null while it waits. */
  @Enumerated(EnumType.STRING)
  private Decision decision;

  @Column(name = "decided_by")
  private String decidedBy;

  @Column(name = "decided_at")
  private Instant decidedAt;

  /** Null unless another place has to agree. */
  @Embedded private Proposal proposal;

  protected DuplicateCase() {}

  UUID id() {
    return id;
  }

  UUID one() {
    return one;
  }

  UUID other() {
    return other;
  }

  int score() {
    return score;
  }

  List<Reason> reasons() {
    return Arrays.stream(reasons).map(Reason::valueOf).toList();
  }

  /** Null while it waits. */
  Decision decision() {
    return decision;
  }

  Instant decidedAt() {
    return decidedAt;
  }

  Optional<Proposal> proposal() {
    return Optional.ofNullable(proposal);
  }

  void propose(Proposal proposed) {
    proposal = proposed;
  }

  /** Waits again: what was decided is taken back. */
  void reopen() {
    decision = null;
    decidedBy = null;
    decidedAt = null;
  }

  void decide(Decision decision, String who, Instant now) {
    this.decision = decision;
    decidedBy = who;
    decidedAt = now;
    proposal = null;
  }
}
