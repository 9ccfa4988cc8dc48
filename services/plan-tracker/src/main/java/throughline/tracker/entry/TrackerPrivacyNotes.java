package throughline.tracker.entry;

import jakarta.inject.Singleton;
import java.util.List;
import throughline.platform.web.about.PrivacyNotes;

/** What this service keeps of the people who enter facts. */
@Singleton
class TrackerPrivacyNotes implements PrivacyNotes {

  @Override
  public List<String> paragraphs() {
    return List.of(
        "When you enter or approve a figure, report on a milestone, say who answers for a measure or add a"
            + " file, we keep your name beside it, so that readers of the strategy can see who said so. The name"
            + " is stored apart from what you entered and can be erased; what you entered stays.",
        "The same holds of commentary that you write, of new versions of rules, and of quarters that you check or sign off: your name"
            + " stands beside them and in the pack of the quarter, which is kept as it was signed off. Please name no other person in what you write.",
        "If you hold a post that owns something of the plan, a strategy lead has given us the email address of your account,"
            + " so that you can report and are reminded. It is deleted as soon as somebody else holds the post.",
        "Those who answer for measures and milestones are named by their role. Files that show that a figure is"
            + " right are to name nobody; one that does is removed for good, with a reason.");
  }
}
