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

  /** Whether the nightly job has seen the child turn 5. */
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

  /** The child's place in a birth of several; empty if it was born alone. */
  public Optional<Integer> birthOrder() {
    return Optional.ofNullable(birth).map(Birth::order);
  }

  public boolean turnedFive() {
    return turnedFive;
  }

  /** Puts a wrong date right, and with it whether the child has turned 5. */
  public void bornOn(LocalDate right, boolean isFive) {
    dateOfBirth = right;
    turnedFive = isFive;
  }

  /** Gives the child the name that was not there yet, or the one that it has now. */
  public void named(ChildName name) {
    this.name = name;
  }
}
