package throughline.bookings.entrepreneur;

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
import org.jdbi.v3.core.mapper.reflect.JdbiConstructor;
import throughline.platform.database.Person;

/** A person who books sessions. For reading only: {@link Entrepreneurs} writes it by SQL. */
@Entity
@Immutable
@Table(name = "entrepreneur")
public class Entrepreneur {
  /** What lists call somebody whose name is not kept any more. */
  public static final String FORMER = "A former entrepreneur";

  @Id private UUID id;

  @Column(name = "entrepreneur_key")
  private UUID key;

  /** The record that remains of this person; null if it is this one. */
  @Column(name = "merged_into")
  private UUID mergedInto;

  @MapsId
  @OneToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "id")
  private Person person;

  protected Entrepreneur() {}

  /** One that was read without the person, apart from what Hibernate reads. */
  @JdbiConstructor
  Entrepreneur(UUID id, UUID key) {
    this.id = id;
    this.key = key;
  }

  public UUID id() {
    return id;
  }

  /** The random key that stands for the entrepreneur in events. */
  public UUID key() {
    return key;
  }
}
