package throughline.membership.person.vault;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/** Who is behind a member's key. */
@Entity
@Table(schema = "vault", name = "child")
public class Child {

  @Id
  @Column(name = "member_key")
  private UUID memberKey;

  @Embedded private ChildName name;

  @Column(name = "date_of_birth")
  private LocalDate dateOfBirth;

  /** Null unless there were several. */
  @Embedded private Birth birth;

  @Column(name = "turned_five")
  private boolean turnedFive;

  protected Child() {}

  /** The birth is null unless there were several. */
  public Child(UUID memberKey, ChildName name, LocalDate dateOfBirth, Birth birth) {
    this.memberKey = memberKey;
    this.name = name;
    this.dateOfBirth = dateOfBirth;
    this.birth = birth;
  }

  public UUID memberKey() {
    return memberKey;
  }

  public ChildName name() {
    return name;
  }

  public LocalDate dateOfBirth() {
    return dateOfBirth;
  }

  /** Null unless there were several. */
  Birth birth() {
    return birth;
  }

  public Optional<Integer> birthOrder() {
    return Optional.ofNullable(birth).map(Birth::order);
  }

  public boolean turnedFive() {
    return turnedFive;
  }

  public void bornOn(LocalDate right, boolean isFive) {
    dateOfBirth = right;
    turnedFive = isFive;
  }

  /** Gives the child the name that was not there yet, or the one that it has now. */
  public void named(ChildName name) {
    this.name = name;
  }
}
