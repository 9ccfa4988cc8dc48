package throughline.volunteers.voice;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** What volunteers get about what they said. */
final class VoiceMails {
  private VoiceMails() {}

  @CheckedTemplate(basePath = "VoiceMails")
  static class Templates {
    static native TemplateInstance answered(IdeaView idea);
  }

  static TemplateInstance answered(IdeaView idea) {
    return Templates.answered(idea);
  }
}
