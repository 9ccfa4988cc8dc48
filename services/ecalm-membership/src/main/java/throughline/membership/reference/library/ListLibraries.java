package throughline.membership.reference.library;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import throughline.publishing.library.Libraries;
import throughline.publishing.library.Library;

/** Somebody looks up where a child can belong. */
@ApplicationScoped
class ListLibraries {
  /** A library as the API shows it. */
  @Schema(name = "Library")
  record LibraryView(
      @Schema(description = "What an enrolment takes as library", examples = "BANB") String code,
      String name,
      String district,
      @Schema(description = "GSS code; an enrolment takes it as residence", examples = "E07000177")
          String districtCode) {
    static LibraryView of(Library library) {
      var district = library.district();
      return new LibraryView(library.code(), library.name(), district.name(), district.code());
    }
  }

  private final Libraries libraries;

  ListLibraries(Libraries libraries) {
    this.libraries = libraries;
  }

  List<LibraryView> all() {
    return libraries.byName().stream().map(LibraryView::of).toList();
  }
}
