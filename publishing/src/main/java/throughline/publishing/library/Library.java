package throughline.publishing.library;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import org.jdbi.v3.core.mapper.reflect.JdbiConstructor;

/** A library of the county, by the code that events carry; its name is the service's to edit. */
@Entity
@Table(name = "library")
public class Library {

  @Id private String code;
  private String name;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "district_code")
  private District district;

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

  public District district() {
    return district;
  }
}
