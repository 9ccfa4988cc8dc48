package throughline.volunteers.library;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A library where people volunteer; its name is this service's to edit. */
@Entity
@Table(name = "library")
public class Library {

  @Id private String code;
  private String name;

  protected Library() {}

  public String code() {
    return code;
  }

  public String name() {
    return name;
  }
}
