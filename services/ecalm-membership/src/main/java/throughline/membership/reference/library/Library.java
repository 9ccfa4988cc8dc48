package throughline.membership.reference.library;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;

/** A library that a child can belong to; its name is this service's to edit. */
@Entity
@Table(name = "library")
public class Library {
  @Id private String code;
  private String name;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "district_code")
  private District district;

  protected Library() {}

  public String code() {
    return code;
  }

  public String name() {
    return name;
  }

  District district() {
    return district;
  }
}
