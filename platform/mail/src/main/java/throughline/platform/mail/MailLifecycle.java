package throughline.platform.mail;

import io.quarkus.mailer.reactive.ReactiveMailer;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import org.jdbi.v3.core.Jdbi;

/** Runs the sender as long as the application runs. */
@ApplicationScoped
class MailLifecycle {

  private final MailSender sender;
  private final boolean enabled;

  MailLifecycle(
      Jdbi jdbi,
      Clock clock,
      MailConfig config,
      Gates gates,
      Links links,
      ReactiveMailer mailer,
      Vertx vertx,
      MailSignal signal,
      MailMetrics metrics) {
    var next =
        new SendNext(
            jdbi,
            clock,
            config.sender(),
            gates,
            links,
            transport(config, mailer, vertx, clock),
            metrics);
    this.sender = new MailSender(next, clock, signal, config.sender(), metrics);
    this.enabled = config.sender().enabled();
  }

  private static Transport transport(
      MailConfig config, ReactiveMailer mailer, Vertx vertx, Clock clock) {
    return config.govNotify().apiKey().isPresent()
        ? NotifyTransport.of(config.govNotify(), config.sender().sendTimeout(), clock)
        : new SmtpTransport(mailer, vertx.getOrCreateContext(), config.sender().sendTimeout());
  }

  void start(@Observes StartupEvent event) {
    if (enabled) {
      sender.start();
    }
  }

  /** The event comes before the data source closes, so the mail under way can be written down. */
  void stop(@Observes ShutdownEvent event) {
    if (enabled) {
      sender.stop();
    }
  }
}
