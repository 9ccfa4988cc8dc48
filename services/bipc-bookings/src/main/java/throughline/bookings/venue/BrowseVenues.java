package throughline.bookings.venue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import throughline.platform.core.permission.Places;
import throughline.platform.core.refusal.NotFound;
import throughline.publishing.library.Libraries;
import throughline.publishing.library.Library;

/** What staff see of venues, advisers and partners. Changes nothing. */
@ApplicationScoped
public class BrowseVenues {
  record Overview(List<Venue> venues, List<Resource> advisers, List<Partner> partners) {}

  record Detail(Venue venue, List<Resource> rooms, List<Venues.Closing> closings) {}

  private final Venues venues;
  private final Resources resources;
  private final Partners partners;
  private final Libraries libraries;

  BrowseVenues(Venues venues, Resources resources, Partners partners, Libraries libraries) {
    this.venues = venues;
    this.resources = resources;
    this.partners = partners;
    this.libraries = libraries;
  }

  Overview all(Places places) {
    return new Overview(
        venues.at(places),
        resources.all().stream().filter(Resource::isAdviser).toList(),
        partners.all());
  }

  @Transactional
  Detail one(String code, Places places) {
    return new Detail(
        venues.oneAt(code, places),
        resources.all().stream().filter(each -> each.isRoomOf(code)).toList(),
        venues.closings(code));
  }

  public Resource adviser(UUID id) {
    return resources
        .of(id)
        .filter(Resource::isAdviser)
        .orElseThrow(() -> new NotFound("adviser with this number"));
  }

  List<Library> libraries() {
    return libraries.byName();
  }
}
