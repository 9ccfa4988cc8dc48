package throughline.platform.web.about;

import java.util.List;

/** What a service adds to the page about privacy. A service that keeps more has one such bean. */
public interface PrivacyNotes {

  List<String> paragraphs();
}
