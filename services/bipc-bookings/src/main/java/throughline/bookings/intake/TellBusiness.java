package throughline.bookings.intake;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import throughline.bookings.booking.PublishAgain;
import throughline.bookings.entrepreneur.Entrepreneurs;
import throughline.contracts.bookings.BookingState.Goal;
import throughline.contracts.bookings.BookingState.Sector;
import throughline.contracts.bookings.BookingState.Stage;
import throughline.platform.core.input.Fields;
import throughline.platform.core.input.TypedText;
import throughline.platform.core.person.SignedIn;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.core.time.London;
import throughline.platform.core.time.Quarter;

/** Keeps what somebody says of their business, and tells of their bookings of the quarter anew. */
@ApplicationScoped
public class TellBusiness {
  /** The three answers as typed; each may be left out. */
  @Schema(name = "Business", description = "What somebody says of their business")
  public record Request(
      @Schema(enumeration = {"IDEA", "PRE_START", "TRADING_UNDER_A_YEAR", "GROWING"}) String stage,
      @Schema(
              description = "A section of the Standard Industrial Classification",
              examples = "RETAIL")
          String sector,
      @Schema(
              enumeration = {"START", "GROW"},
              description = "What for; follows from the stage if left out")
          String goal) {

    /** Names every answer that is none of those that are offered. */
    public Business read() {
      var fields = new Fields().called("goal", "What for");
      var read =
          new Business(
              choice(fields, "stage", stage, Stage.class),
              choice(fields, "sector", sector, Sector.class),
              choice(fields, "goal", goal, Goal.class));
      fields.throwIfAny();
      return read.goal() == null
          ? new Business(read.stage(), read.sector(), Business.goalAt(read.stage()))
          : read;
    }

    static Business read(String stage, String sector, String goal) {
      return new Request(stage, sector, goal).read();
    }

    private static <E extends Enum<E>> E choice(
        Fields fields, String field, String typed, Class<E> choices) {
      return TypedText.given(typed)
          .map(given -> fields.oneOf(field, given, choices, ""))
          .orElse(null);
    }
  }

  private final Entrepreneurs entrepreneurs;
  private final Businesses businesses;
  private final PublishAgain publishAgain;
  private final Clock clock;

  TellBusiness(
      Entrepreneurs entrepreneurs, Businesses businesses, PublishAgain publishAgain, Clock clock) {
    this.entrepreneurs = entrepreneurs;
    this.businesses = businesses;
    this.publishAgain = publishAgain;
    this.clock = clock;
  }

  @Transactional
  public void tellOwn(SignedIn who, Optional<String> address, Request typed) {
    tell(entrepreneurs.recognise(who, address).id(), typed, Optional.empty());
  }

  /**
   * What is said counts from the quarter that runs: of quarters that are over it was otherwise.
   *
   * @param notedBy whoever notes it for them; empty if they say it themselves
   */
  @Transactional
  public void tell(UUID entrepreneur, Request typed, Optional<UUID> notedBy) {
    var business = typed.read();
    var now = clock.instant();
    businesses.lock(entrepreneur).orElseThrow(() -> new NotFound("person with this number"));
    businesses.say(entrepreneur, business, notedBy.orElse(null), now);
    var from = Quarter.of(London.today(clock)).first();
    var told = businesses.tellOfBookings(entrepreneur, business, from);
    publishAgain.publish(told, now);
    Log.infof("event=business-told bookings=%d", told.size());
  }
}
