package throughline.membership.vault;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** Who answers for a child, and how to reach them. */
@Entity
@Table(schema = "vault", name = "guardian")
public class Guardian {

  @Id private UUID id;

  @Column(name = "member_key")
  private UUID memberKey;

  private String name;

  @Enumerated(EnumType.STRING)
  private Relationship relationship;

  @Embedded private Contact contact;

  protected Guardian() {}

  public Guardian(UUID memberKey, String name, Relationship relationship, Contact contact) {
    this.id = UUID.randomUUID();
    this.memberKey = memberKey;
    this.name = name;
    this.relationship = relationship;
    this.contact = contact;
  }
}
