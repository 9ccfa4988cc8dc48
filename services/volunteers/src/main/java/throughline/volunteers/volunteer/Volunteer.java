package throughline.volunteers.volunteer;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapsId;
import jakarta.persistence.OneToOne;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import throughline.platform.database.Person;

/** A person who gives time. For reading only: {@link Volunteers} writes it by SQL. */
@Entity
@Immutable
@Table(name = "volunteer")
public class Volunteer {
  @Id private UUID id;

  @Column(name = "volunteer_key")
  private UUID key;

  @MapsId
  @OneToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "id")
  private Person person;

  protected Volunteer() {}

  public UUID id() {
    return id;
  }

  /** The random key that stands for the volunteer in events. */
  public UUID key() {
    return key;
  }
}
