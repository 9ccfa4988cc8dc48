package throughline.platform.database;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.PrimaryKeyJoinColumn;
import jakarta.persistence.SecondaryTable;
import jakarta.persistence.Table;
import java.util.UUID;

/** Whoever has acted here. For reading only: {@link People} writes it, safe in a race. */
@Entity
@Table(name = "person")
@SecondaryTable(name = "person_details", pkJoinColumns = @PrimaryKeyJoinColumn(name = "person_id"))
public class Person {

  @Id private UUID id;

  private String subject;

  @Column(name = "display_name", table = "person_details")
  private String displayName;

  protected Person() {}

  public UUID id() {
    return id;
  }

  /** The sign-in's own name for the person; never shown, and null once it was removed. */
  public String subject() {
    return subject;
  }

  public String displayName() {
    return displayName;
  }
}
