package throughline.membership.librarysystem;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** That there is or was something to tell of a member, as the lists read it. */
@Entity
@Immutable
@Table(name = "hand_over")
class PatronSync {
  @Id
  @Column(name = "member_key")
  private UUID memberKey;

  private String state;

  @Column(name = "waiting_since")
  private Instant waitingSince;

  private String reason;

  /** When anything of the member last left, or was done there by hand; null if never. */
  @Column(name = "told_at")
  private Instant toldAt;

  protected PatronSync() {}
}
