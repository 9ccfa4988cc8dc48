package throughline.membership.offer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import throughline.membership.office.Offices;
import throughline.platform.core.permission.Places;
import throughline.platform.web.input.Option;

/** A registrar comes to the buttons. */
@ApplicationScoped
public class OfferForms {

  private final Offices offices;

  OfferForms(Offices offices) {
    this.offices = offices;
  }

  /**
   * For a registrar of these offices.
   *
   * @throws throughline.platform.core.permission.NoPlace if none of the places is an office
   */
  @Transactional
  public OfferForm of(Places places) {
    var own = offices.of(places);
    return new OfferForm(
        own.size() == 1
            ? List.of()
            : own.stream().map(office -> Option.of(office.code(), office.name())).toList());
  }
}
