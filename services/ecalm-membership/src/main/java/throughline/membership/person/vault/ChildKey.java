package throughline.membership.person.vault;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** All that a list may ask of a child: that there is one, and whether it waits for its name. */
@Entity
@Immutable
@Table(schema = "vault", name = "child_key")
class ChildKey {

  @Id
  @Column(name = "member_key")
  private UUID memberKey;

  @Column(name = "not_named_yet")
  private boolean notNamedYet;

  protected ChildKey() {}
}
