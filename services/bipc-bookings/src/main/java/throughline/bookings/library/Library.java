package throughline.bookings.library;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jdbi.v3.core.mapper.reflect.JdbiConstructor;

/** A library that can run sessions; its name is this service's to edit. */
@Entity
@Table(name = "library")
public class Library {

  @Id private String code;
  private String name;

  protected Library() {}

  /** As a statement reads it, apart from what Hibernate manages. */
  @JdbiConstructor
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
