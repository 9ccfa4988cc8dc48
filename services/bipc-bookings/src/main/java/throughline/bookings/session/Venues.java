package throughline.bookings.session;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.ObserverMethod;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.stream.Stream;
import throughline.contracts.bookings.BookingState.VenueKind;
import throughline.platform.core.permission.NoPlace;
import throughline.platform.core.permission.Places;
import throughline.publishing.library.Libraries;
import throughline.publishing.library.Library;

/** Which library runs the sessions of each kind of venue. */
@ApplicationScoped
class Venues {
  /** Which libraries host the business centre's sessions. */
  @ConfigMapping(prefix = "throughline.bookings")
  interface Settings {
    /** The code of the library that is the hub; it also runs the sessions that are online. */
    @WithDefault("WEST")
    String hub();

    @WithDefault("BLAC")
    String spoke();
  }

  private static final int ONCE_LIBRARIES_ARE_FILLED = ObserverMethod.DEFAULT_PRIORITY + 1;

  private final Settings settings;
  private final Libraries libraries;

  Venues(Settings settings, Libraries libraries) {
    this.settings = settings;
    this.libraries = libraries;
  }

  Library runs(VenueKind venue) {
    return libraries.findById(code(venue));
  }

  List<VenueKind> of(Places places) {
    var own = Stream.of(VenueKind.values()).filter(venue -> places.includes(code(venue))).toList();
    if (own.isEmpty()) {
      throw new NoPlace();
    }
    return own;
  }

  /** A wrong setting ends the start, and not the first adviser's work. */
  @Transactional
  void check(@Observes @Priority(ONCE_LIBRARIES_ARE_FILLED) StartupEvent start) {
    for (var venue : VenueKind.values()) {
      if (runs(venue) == null) {
        throw new IllegalStateException(
            "No library has the code %s, which throughline.bookings names for %s sessions"
                .formatted(code(venue), venue));
      }
    }
  }

  private String code(VenueKind venue) {
    return switch (venue) {
      case HUB, ONLINE -> settings.hub();
      case SPOKE -> settings.spoke();
    };
  }
}
