package throughline.platform.web.home;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/** The page on which a service opens that has nothing else to show first. */
public final class StartPage {

  private StartPage() {}

  @CheckedTemplate
  static class Templates {

    private Templates() {}

    static native TemplateInstance start(List<HomeCard> cards);
  }

  /** What waits for whoever asks. */
  public static TemplateInstance of(Waiting waiting) {
    return Templates.start(waiting.cards());
  }
}
