package throughline.bookings.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import throughline.contracts.bookings.BookingState.VenueKind;
import throughline.publishing.library.Libraries;

@QuarkusTest
class VenuesTest {

  @Inject Libraries libraries;

  @Test
  void theHubRunsWhatIsOnlineToo() {
    var venues = new Venues(settings("BANB", "BICE"), libraries);

    assertEquals("BANB", venues.runs(VenueKind.HUB).code());
    assertEquals("BANB", venues.runs(VenueKind.ONLINE).code());
    assertEquals("BICE", venues.runs(VenueKind.SPOKE).code());
  }

  @Test
  void aCodeThatNoLibraryHasEndsTheStart() {
    var venues = new Venues(settings("WEST", "NOWH"), libraries);

    var failure = assertThrows(IllegalStateException.class, () -> venues.check(new StartupEvent()));

    assertEquals(
        "No library has the code NOWH, which throughline.bookings names for SPOKE sessions",
        failure.getMessage());
  }

  private static Venues.Settings settings(String hub, String spoke) {
    return new Venues.Settings() {
      @Override
      public String hub() {
        return hub;
      }

      @Override
      public String spoke() {
        return spoke;
      }
    };
  }
}
