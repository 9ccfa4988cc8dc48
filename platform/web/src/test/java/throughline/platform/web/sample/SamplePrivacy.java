package throughline.platform.web.sample;

import jakarta.inject.Singleton;
import java.util.List;
import throughline.platform.web.about.PrivacyNotes;

@Singleton
class SamplePrivacy implements PrivacyNotes {

  @Override
  public List<String> paragraphs() {
    return List.of("Notes are kept for a week.");
  }
}
