package throughline.bookings.venue;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;
import org.jdbi.v3.core.mapper.reflect.JdbiConstructor;
import throughline.contracts.bookings.BookingState.Delivery;
import throughline.contracts.bookings.BookingState.VenueKind;

/** Where sessions take place. For reading only: {@link EditVenue} writes it by SQL. */
@Entity
@Immutable
@Table(name = "venue")
public class Venue {
  @Id private String code;
  private long version;
  private String name;

  @Enumerated(EnumType.STRING)
  private VenueKind kind;

  @Column(name = "library_code")
  private String library;

  private String address;

  @Column(name = "step_free")
  private Boolean stepFree;

  @Column(name = "hearing_loop")
  private Boolean hearingLoop;

  @Column(name = "imd_decile")
  private Integer imdDecile;

  private boolean active;

  protected Venue() {}

  /** As a statement reads it, apart from what Hibernate reads. */
  @JdbiConstructor
  public Venue(
      String code,
      long version,
      String name,
      VenueKind kind,
      String libraryCode,
      String address,
      Boolean stepFree,
      Boolean hearingLoop,
      Integer imdDecile,
      boolean active) {
    this.code = code;
    this.version = version;
    this.name = name;
    this.kind = kind;
    this.library = libraryCode;
    this.address = address;
    this.stepFree = stepFree;
    this.hearingLoop = hearingLoop;
    this.imdDecile = imdDecile;
    this.active = active;
  }

  public String code() {
    return code;
  }

  public long version() {
    return version;
  }

  public String name() {
    return name;
  }

  public VenueKind kind() {
    return kind;
  }

  /** The code of the library that runs what takes place there. */
  public String library() {
    return library;
  }

  /** Null if that is not known, as what follows. */
  public String address() {
    return address;
  }

  public Boolean stepFree() {
    return stepFree;
  }

  public Boolean hearingLoop() {
    return hearingLoop;
  }

  /** 1 for the most deprived tenth of areas. */
  public Integer imdDecile() {
    return imdDecile;
  }

  /** Whether new sessions can take place there. */
  public boolean active() {
    return active;
  }

  public boolean online() {
    return kind == VenueKind.ONLINE;
  }

  public Delivery delivery() {
    return online() ? Delivery.ONLINE : Delivery.IN_PERSON;
  }
}
