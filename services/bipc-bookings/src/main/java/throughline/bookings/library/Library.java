package throughline.bookings.library;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A library that can run sessions; its name is this service's to edit. */
@Entity
@Table(name = "library")
public class Library {

  @Id private String code;
  private String name;

  protected Library() {}

  /** One that was read by a statement, apart from what Hibernate reads. */
  public Library(String code, String name) {
    this.code = code;
    this.name = name;
  }

  public String code() {
    return code;
  }

  public String name() {
    return name;
  }
}
