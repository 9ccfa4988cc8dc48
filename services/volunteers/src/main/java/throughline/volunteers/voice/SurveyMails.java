package throughline.volunteers.voice;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import throughline.contracts.volunteers.SurveyCountState.Survey;
import throughline.platform.mail.LinkAtSending;
import throughline.volunteers.volunteer.VolunteerMails;
import throughline.volunteers.volunteer.VolunteerMails.Letter;

/** The mails that ask how it is, or was, and their link. */
@ApplicationScoped
class SurveyMails implements LinkAtSending {
  static final String YEARLY = "survey-yearly";
  static final String LEAVING = VolunteerMails.FAREWELL + "survey";

  private final VolunteerMails mails;
  private final SurveyLinks links;

  SurveyMails(VolunteerMails mails, SurveyLinks links) {
    this.mails = mails;
    this.links = links;
  }

  @CheckedTemplate
  static class Templates {
    static native TemplateInstance ask(boolean leaving, String link);
  }

  void ask(List<AskSurveys.Asked> all) {
    mails.send(all.stream().map(SurveyMails::letter).toList());
  }

  private static Letter letter(AskSurveys.Asked asked) {
    var leaving = asked.survey() == Survey.LEAVING;
    return new Letter(
        leaving ? LEAVING : YEARLY,
        asked.person(),
        asked.link(),
        leaving ? "How was it to volunteer?" : "How is it to volunteer?",
        Templates.ask(leaving, PLACEHOLDER));
  }

  @Override
  public Set<String> kinds() {
    return Set.of(YEARLY, LEAVING);
  }

  @Override
  public String link(UUID mail, String reference) {
    return links.address(VolunteerMails.about(reference), mail);
  }
}
