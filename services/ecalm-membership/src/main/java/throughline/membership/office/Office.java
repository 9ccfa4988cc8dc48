package throughline.membership.office;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A registration office; its name is this service's to edit. */
@Entity
@Table(name = "office")
public class Office {

  @Id private String code;
  private String name;

  protected Office() {}

  public String code() {
    return code;
  }

  public String name() {
    return name;
  }
}
