package throughline.membership.vault;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.UUID;

/** Who answers for a child from a day on, how to reach them and what they may do. */
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

  @Column(name = "may_contact")
  private boolean mayContact;

  @Column(name = "may_manage")
  private boolean mayManage;

  @Column(name = "valid_from")
  private LocalDate validFrom;

  protected Guardian() {}

  public Guardian(UUID memberKey, GuardianDetails details, LocalDate validFrom) {
    this.id = UUID.randomUUID();
    this.memberKey = memberKey;
    this.name = details.name();
    this.relationship = details.relationship();
    this.contact = details.contact();
    this.mayContact = details.mayContact();
    this.mayManage = details.mayManage();
    this.validFrom = validFrom;
  }
}
