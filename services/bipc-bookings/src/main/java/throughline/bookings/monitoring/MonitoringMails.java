package throughline.bookings.monitoring;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import throughline.bookings.booking.link.BookingLinks;
import throughline.platform.mail.LinkAtSending;
import throughline.platform.mail.Message;
import throughline.platform.mail.Outgoing;

/** The mail with the questions for whoever has no account, and its link. */
@ApplicationScoped
class MonitoringMails implements LinkAtSending {
  static final String KIND = "equality-questions";

  private final Outgoing outgoing;
  private final BookingLinks links;
  private final URI publicUrl;

  MonitoringMails(
      Outgoing outgoing,
      BookingLinks links,
      @ConfigProperty(name = "throughline.web.public-url") URI publicUrl) {
    this.outgoing = outgoing;
    this.links = links;
    this.publicUrl = publicUrl;
  }

  @CheckedTemplate
  static class Templates {
    static native TemplateInstance ask(String link);
  }

  void ask(UUID link, String address) {
    outgoing.send(
        new Message(
            KIND,
            link.toString(),
            address,
            "Four questions about you, if you like",
            Templates.ask(PLACEHOLDER)));
  }

  @Override
  public Set<String> kinds() {
    return Set.of(KIND);
  }

  @Override
  public String link(UUID mail, String reference) {
    return publicUrl + "/questions/link/" + links.link(UUID.fromString(reference), mail).cookie();
  }
}
