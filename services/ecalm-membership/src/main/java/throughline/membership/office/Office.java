package throughline.membership.office;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A registration office; its name is this service's to edit. */
@Entity
@Table(name = "office")
public class Office {

  @Id private String code;
  private String name;

  @Column(name = "library_code")
  private String library;

  protected Office() {}

  public String code() {
    return code;
  }

  public String name() {
    return name;
  }

  /** The code of the library that most of its families choose; null if that is not known. */
  public String library() {
    return library;
  }
}
