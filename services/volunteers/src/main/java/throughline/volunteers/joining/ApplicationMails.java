package throughline.volunteers.joining;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import throughline.platform.mail.LinkAtSending;
import throughline.platform.mail.Outgoing;
import throughline.volunteers.joining.Applications.Application;
import throughline.volunteers.joining.Applications.Sent;
import throughline.volunteers.volunteer.Invitations;
import throughline.volunteers.volunteer.VolunteerMails;
import throughline.volunteers.volunteer.VolunteerMails.Letter;

/** What applicants are written. */
@ApplicationScoped
class ApplicationMails implements LinkAtSending {
  private static final String ASK = "application-confirm";
  private static final String ACCEPTED = "application-accepted";
  private static final String REJECTED = "application-rejected";

  private final VolunteerMails mails;
  private final Outgoing outgoing;
  private final ApplicationLinks links;
  private final URI publicUrl;

  ApplicationMails(
      VolunteerMails mails,
      Outgoing outgoing,
      ApplicationLinks links,
      @ConfigProperty(name = "throughline.web.public-url") URI publicUrl) {
    this.mails = mails;
    this.outgoing = outgoing;
    this.links = links;
    this.publicUrl = publicUrl;
  }

  @CheckedTemplate
  static class Templates {
    static native TemplateInstance confirm(String role, String link);

    static native TemplateInstance accepted(
        Application application, String where, String words, String link);

    static native TemplateInstance rejected(
        Application application, String words, LocalDate eraseOn, String link);
  }

  void ask(UUID volunteer, UUID application, String role) {
    mails.send(
        List.of(
            new Letter(
                ASK,
                volunteer,
                application,
                "Confirm that you want to volunteer",
                Templates.confirm(role, PLACEHOLDER))));
  }

  /** The same again, unless one has left since then. */
  void askAgain(Sent sent, String role, Instant since) {
    var reference = VolunteerMails.reference(sent.volunteer(), sent.id());
    if (outgoing.countSince(since, ASK, List.of(reference)) == 0) {
      ask(sent.volunteer(), sent.id(), role);
    }
  }

  /** Whoever has no account gets a link that makes one theirs. */
  void accepted(Application application, String where, String words) {
    var account = application.account();
    mails.send(
        List.of(
            new Letter(
                account ? ACCEPTED : Invitations.WELCOME,
                application.volunteer(),
                null,
                "You are a volunteer now",
                Templates.accepted(
                    application, where, words, account ? publicUrl + "/hours/new" : PLACEHOLDER))));
  }

  void rejected(Application application, String words, LocalDate eraseOn) {
    mails.send(
        List.of(
            new Letter(
                REJECTED,
                application.volunteer(),
                application.id(),
                "About your application",
                Templates.rejected(application, words, eraseOn, publicUrl + "/roles"))));
  }

  @Override
  public Set<String> kinds() {
    return Set.of(ASK);
  }

  @Override
  public String link(UUID mail, String reference) {
    return links.address(VolunteerMails.about(reference), mail);
  }
}
