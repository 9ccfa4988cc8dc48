package throughline.membership.reference.office;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import throughline.platform.core.permission.Places;
import throughline.platform.web.input.Option;

/** A registrar comes to a form that asks for the office. */
@ApplicationScoped
public class OfficeChoice {
  private final Offices offices;

  OfficeChoice(Offices offices) {
    this.offices = offices;
  }

  @Transactional
  public List<Option> of(Places places) {
    var own = offices.of(places);
    return own.size() == 1 ? List.of() : options(own);
  }

  @Transactional
  public List<Option> every() {
    return options(offices.of(Places.everywhere()));
  }

  private static List<Option> options(List<Office> offices) {
    return offices.stream().map(office -> Option.of(office.code(), office.name())).toList();
  }
}
