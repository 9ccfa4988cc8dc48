package throughline.contracts.bookings;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import throughline.contracts.AggregateState;
import throughline.contracts.Require;

/**
 * A booking as everyone may see it: who by a random key only, and nothing about equality.
 *
 * @param version counts the changes of the booking, from 1
 * @param entrepreneur the random key of the person who booked
 * @param session the key of the session
 * @param sessionDate the local day of the session: the day on which an attendance counts
 * @param venueKind whether the hub, a spoke, a partner or nobody's room hosts it
 * @param library the code of the library that runs the session, also when it is online
 * @param delivery how the entrepreneur takes part
 * @param status where the booking stands
 * @param minutes the length attended in whole minutes; 0 until an attendance is recorded
 * @param kind what sort of session it is; null if that is not known
 * @param topic what it is about; null if that is not known
 * @param venueDecile of the venue's area, 1 for the most deprived tenth; null if that is not known
 * @param stage how far the person's business is, null if they did not say
 * @param sector what their business does, null if they did not say
 * @param goal whether they want to start a business or to grow one, null if they did not say
 * @param channel how the place was taken; null if that is not known
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BookingState(
    long version,
    String entrepreneur,
    String session,
    LocalDate sessionDate,
    VenueKind venueKind,
    String library,
    Delivery delivery,
    Status status,
    int minutes,
    Kind kind,
    Topic topic,
    Integer venueDecile,
    Stage stage,
    Sector sector,
    Goal goal,
    Channel channel)
    implements AggregateState {

  public BookingState {
    Require.atLeast("version", 1, version);
    Require.present("entrepreneur", entrepreneur);
    Require.present("session", session);
    Require.present("sessionDate", sessionDate);
    Require.present("venueKind", venueKind);
    Require.present("library", library);
    Require.present("delivery", delivery);
    Require.present("status", status);
    Require.atLeast("minutes", 0, minutes);
    if (venueDecile != null && (venueDecile < 1 || venueDecile > 10)) {
      throw new IllegalArgumentException("venueDecile must be from 1 to 10");
    }
  }

  /** What hosts the session. */
  public enum VenueKind {
    HUB,
    SPOKE,
    ONLINE,
    PARTNER
  }

  /** What sort of session it is. */
  public enum Kind {
    ONE_TO_ONE,
    CLINIC,
    WORKSHOP,
    WEBINAR,
    DROP_IN,
    NETWORKING
  }

  /** What a session is about. */
  public enum Topic {
    STARTING,
    INTELLECTUAL_PROPERTY,
    FINANCE,
    MARKETING,
    MARKET_RESEARCH,
    DIGITAL,
    NETWORKING,
    OTHER
  }

  /** How the entrepreneur takes part. */
  public enum Delivery {
    IN_PERSON,
    ONLINE
  }

  /** Where the booking stands. */
  public enum Status {
    CONFIRMED,
    ATTENDED,
    PARTIAL,
    NO_SHOW,
    CANCELLED_BY_USER,
    CANCELLED_BY_PROVIDER
  }

  /** How far the business is. */
  public enum Stage {
    IDEA,
    PRE_START,
    TRADING_UNDER_A_YEAR,
    GROWING
  }

  /** What the business does, by the sections of the Standard Industrial Classification 2007. */
  public enum Sector {
    FARMING,
    MANUFACTURING,
    CONSTRUCTION,
    RETAIL,
    TRANSPORT,
    FOOD_AND_ACCOMMODATION,
    DIGITAL_AND_MEDIA,
    FINANCE_AND_PROPERTY,
    PROFESSIONAL,
    BUSINESS_SUPPORT,
    EDUCATION,
    HEALTH_AND_CARE,
    ARTS_AND_LEISURE,
    OTHER
  }

  /** What the person wants help with. */
  public enum Goal {
    START,
    GROW
  }

  /** How the place was taken. */
  public enum Channel {
    SELF,
    LINK,
    STAFF,
    WALK_IN
  }
}
