package throughline.bookings.outcome;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import throughline.platform.mail.LinkAtSending;
import throughline.platform.mail.Message;
import throughline.platform.mail.Outgoing;

/** The mail that asks what came of it, and its link to the page with the questions. */
@ApplicationScoped
class FollowUpMails implements LinkAtSending {
  static final String KIND = "follow-up";

  private final Outgoing outgoing;
  private final FollowUpLinks links;

  FollowUpMails(Outgoing outgoing, FollowUpLinks links) {
    this.outgoing = outgoing;
    this.links = links;
  }

  @CheckedTemplate
  static class Templates {
    static native TemplateInstance ask(int months, String link);
  }

  void ask(List<FollowUps.Due> due) {
    outgoing.sendAll(due.stream().map(FollowUpMails::message).toList());
  }

  private static Message message(FollowUps.Due due) {
    return new Message(
        KIND,
        due.id().toString(),
        due.address(),
        "How is your business idea doing?",
        Templates.ask(due.months(), PLACEHOLDER));
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
