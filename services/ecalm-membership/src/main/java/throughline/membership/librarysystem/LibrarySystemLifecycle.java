package throughline.membership.librarysystem;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import throughline.membership.librarysystem.KohaApi.KohaAccess;

/** Runs the sync as long as the application runs, if there is a library system to tell. */
@ApplicationScoped
class LibrarySystemLifecycle {
  private final Optional<PatronSyncThread> thread;

  LibrarySystemLifecycle(
      Jdbi jdbi,
      QueryPatrons queryPatrons,
      PatronRecord record,
      LibrarySystemSettings settings,
      PatronSyncMetrics metrics,
      Clock clock) {
    this.thread =
        settings
            .address()
            .map(address -> new KohaApi(KohaAccess.of(settings), clock))
            .map(koha -> new KohaLibrarySystem(koha, record))
            .map(koha -> new SyncNextPatron(jdbi, queryPatrons, koha, settings, clock))
            .map(next -> new PatronSyncThread(next, settings, metrics));
  }

  void start(@Observes StartupEvent event) {
    thread.ifPresent(PatronSyncThread::start);
  }

  /** The event comes before the data source closes, so the member under way can be written down. */
  void stop(@Observes ShutdownEvent event) {
    thread.ifPresent(PatronSyncThread::stop);
  }
}
