package throughline.bookings.demo;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import throughline.bookings.venue.AddPartner;
import throughline.bookings.venue.EditResource;
import throughline.bookings.venue.Partners;
import throughline.platform.core.permission.Places;

/** Who runs the sessions of the year: an adviser of the hub, one of the spokes and a partner. */
@ApplicationScoped
class SampleCentre {
  private static final String PARTNER = "CREDIT";

  /**
   * The numbers of whoever runs a session.
   *
   * @param partner who runs every other evening
   */
  record People(UUID ofTheHub, UUID ofTheSpokes, UUID partner) {
    String adviser(Programme programme) {
      return (programme.atSpoke() ? ofTheSpokes : ofTheHub).toString();
    }
  }

  private final AddPartner addPartner;
  private final EditResource editResource;
  private final Partners partners;

  SampleCentre(AddPartner addPartner, EditResource editResource, Partners partners) {
    this.addPartner = addPartner;
    this.editResource = editResource;
    this.partners = partners;
  }

  People open() {
    addPartner.add(PARTNER, "Thames Valley Credit Union - demo");
    var partner = partners.all().stream().filter(each -> each.code().equals(PARTNER)).findFirst();
    return new People(
        adviser("Avery Adviser - demo"), adviser("Ash Adviser - demo"), partner.orElseThrow().id());
  }

  /** Without an address, so that no list of tomorrow leaves for anybody made up. */
  private UUID adviser(String name) {
    return editResource.save(
        null, null, new EditResource.Request(name, null, true), Places.everywhere());
  }
}
