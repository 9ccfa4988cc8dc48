package throughline.membership.vault;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who is behind a member's key. */
@Entity
@Table(schema = "vault", name = "child")
public class Child {

  @Id
  @Column(name = "member_key")
  private UUID memberKey;

  @Column(name = "given_names")
  private String givenNames;

  @Column(name = "family_name")
  private String familyName;

  @Column(name = "date_of_birth")
  private LocalDate dateOfBirth;

  protected Child() {}

  /** One of the names may be null. */
  public Child(UUID memberKey, String givenNames, String familyName, LocalDate dateOfBirth) {
    this.memberKey = memberKey;
    this.givenNames = givenNames;
    this.familyName = familyName;
    this.dateOfBirth = dateOfBirth;
  }

  /** Every name that there is, as on the receipt that the family keeps. */
  public String fullName() {
    return Stream.of(givenNames, familyName)
        .filter(Objects::nonNull)
        .collect(Collectors.joining(" "));
  }
}
