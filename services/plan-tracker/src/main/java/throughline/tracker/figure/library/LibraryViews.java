package throughline.tracker.figure.library;

import io.quarkus.qute.TemplateExtension;
import java.util.List;

/** The pages that show all libraries by one measure. */
final class LibraryViews {

  private LibraryViews() {}

  record View(String path, String label) {}

  @TemplateExtension(namespace = "library")
  static List<View> views() {
    return List.of(
        new View("/libraries", "By district"),
        new View("/libraries/compare", "Ranked, and on a map"),
        new View("/libraries/months", "Over time"),
        new View("/profiles", "Profiles"));
  }
}
