package throughline.tracker.own;

import jakarta.inject.Singleton;
import java.util.List;
import throughline.platform.web.about.PrivacyNotes;

/** What this service keeps of the people who enter facts. */
@Singleton
class TrackerPrivacyNotes implements PrivacyNotes {

  @Override
  public List<String> paragraphs() {
    return List.of(
        "When you enter a figure, we keep your name beside it, so that readers of the strategy can see who"
            + " reported it. The name is stored apart from the figure and can be erased; the figure stays.",
        "The same holds of commentary that you write, and of quarters that you check or sign off: your name"
            + " stands beside them and in the pack of the quarter. Please name no other person in what you write.");
  }
}
