package throughline.publishing.library;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A district of the county; its name is this service's to edit. */
@Entity
@Table(name = "district")
public class District {
  @Id private String code;
  private String name;

  protected District() {}

  public String code() {
    return code;
  }

  public String name() {
    return name;
  }
}
