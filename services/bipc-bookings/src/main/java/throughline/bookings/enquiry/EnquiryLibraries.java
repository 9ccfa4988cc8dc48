package throughline.bookings.enquiry;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import throughline.bookings.venue.Venue;
import throughline.bookings.venue.Venues;
import throughline.platform.core.input.Fields;
import throughline.platform.core.permission.Places;
import throughline.publishing.library.Libraries;
import throughline.publishing.library.Library;

/** The libraries at which somebody counts enquiries. */
@ApplicationScoped
class EnquiryLibraries {
  private final Venues venues;
  private final Libraries libraries;

  EnquiryLibraries(Venues venues, Libraries libraries) {
    this.venues = venues;
    this.libraries = libraries;
  }

  /** Those of one's own that have a venue of the business centre, the hub first. */
  List<Library> of(Places places) {
    var byCode =
        libraries.byName().stream().collect(Collectors.toMap(Library::code, Function.identity()));
    return venues.of(places).stream().map(Venue::library).distinct().map(byCode::get).toList();
  }

  /** The code of one of these; null, and a message, if it is another. */
  String read(Fields fields, String typed, Places places) {
    var code = fields.text("library", typed, 10, "Choose a library");
    if (code != null && of(places).stream().noneMatch(own -> own.code().equals(code))) {
      fields.reject(
          "library", "You cannot count enquiries there. Choose one of your own libraries");
    }
    return code;
  }
}
