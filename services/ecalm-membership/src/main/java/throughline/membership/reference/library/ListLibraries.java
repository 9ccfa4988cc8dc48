package throughline.membership.reference.library;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Somebody looks up where a child can belong. */
@ApplicationScoped
class ListLibraries {
  private final Libraries libraries;

  ListLibraries(Libraries libraries) {
    this.libraries = libraries;
  }

  List<LibraryView> all() {
    return libraries.byName().stream().map(LibraryView::of).toList();
  }
}
