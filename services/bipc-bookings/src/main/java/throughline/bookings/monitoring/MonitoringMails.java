package throughline.bookings.monitoring;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;
import throughline.platform.mail.LinkAtSending;
import throughline.platform.mail.Message;
import throughline.platform.mail.Outgoing;

/** The mail with the questions for whoever has no account, and its link. */
@ApplicationScoped
class MonitoringMails implements LinkAtSending {
  static final String KIND = "equality-questions";

  private final Outgoing outgoing;
  private final QuestionLinks links;

  MonitoringMails(Outgoing outgoing, QuestionLinks links) {
    this.outgoing = outgoing;
    this.links = links;
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
    return links.address(UUID.fromString(reference), mail);
  }
}
