package throughline.volunteers.volunteer;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapsId;
import jakarta.persistence.OneToOne;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import throughline.platform.database.Person;

/** A person who gives time. For reading only: {@link Volunteers} writes it by SQL. */
@Entity
@Immutable
@Table(name = "volunteer")
public class Volunteer {
  /** What lists call somebody whose name is not kept any more. */
  public static final String FORMER = "A former volunteer";

  /** How it stands with somebody. Only who is active logs hours. */
  public enum Status {
    APPLICANT("Applicant"),
    ACTIVE("Active"),
    PAUSED("Paused"),
    LEFT("Left"),
    REMOVED("Removed");

    private final String words;

    Status(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }

  @Id private UUID id;

  @Column(name = "volunteer_key")
  private UUID key;

  @Enumerated(EnumType.STRING)
  private Status status;

  @Column(name = "date_of_birth")
  private LocalDate dateOfBirth;

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

  public Status status() {
    return status;
  }

  /** Null where no role needed it. */
  public LocalDate dateOfBirth() {
    return dateOfBirth;
  }
}
