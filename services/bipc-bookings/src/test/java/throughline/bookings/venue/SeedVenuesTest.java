package throughline.bookings.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import throughline.platform.database.Sql;
import throughline.platform.testing.Database;

@QuarkusTest
class SeedVenuesTest {
  @Inject Sql sql;
  @Inject Venues venues;

  @Test
  void theHubRunsWhatIsOnlineToo() {
    assertEquals("WEST", venues.of("HUB").orElseThrow().library());
    assertEquals("WEST", venues.of("ONLINE").orElseThrow().library());
    assertEquals("BLAC", venues.of("SPOKE").orElseThrow().library());
    assertEquals(2, venues.of("SPOKE").orElseThrow().imdDecile());
  }

  @Test
  void anEditSurvivesTheNextStart() {
    Database.execute("UPDATE venue SET imd_decile = 9 WHERE code = 'BANB'");

    new SeedVenues(settings("WEST", "BLAC"), sql).seed(new StartupEvent());

    assertEquals(9, venues.of("BANB").orElseThrow().imdDecile());
  }

  @Test
  void aCodeThatNoLibraryHasEndsTheStart() {
    var seeds = new SeedVenues(settings("WEST", "NOWH"), sql);

    var failure = assertThrows(IllegalStateException.class, () -> seeds.seed(new StartupEvent()));

    assertEquals(
        "No library has the code NOWH, which throughline.bookings names for SPOKE sessions",
        failure.getMessage());
  }

  private static SeedVenues.Settings settings(String hub, String spoke) {
    return new SeedVenues.Settings() {
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
