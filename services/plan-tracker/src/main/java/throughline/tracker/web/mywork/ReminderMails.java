package throughline.tracker.web.mywork;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import throughline.platform.mail.Message;
import throughline.tracker.plan.ownership.Posts;

/** What owners are written. A link opens the form after signing in, as long as the post owns it. */
@ApplicationScoped
class ReminderMails {

  private final URI publicUrl;

  ReminderMails(@ConfigProperty(name = "throughline.web.public-url") URI publicUrl) {
    this.publicUrl = publicUrl;
  }

  @CheckedTemplate
  static class Templates {
    static native TemplateInstance reminder(String post, List<Owned> owned, URI publicUrl);
  }

  Message reminder(String kind, Posts.Holder holder, List<Owned> owned) {
    var subject =
        owned.size() == 1 ? "One update is due" : "%d updates are due".formatted(owned.size());
    return new Message(
        kind,
        holder.id().toString(),
        holder.address(),
        subject,
        Templates.reminder(holder.post(), owned, publicUrl));
  }
}
