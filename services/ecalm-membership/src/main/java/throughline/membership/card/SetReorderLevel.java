package throughline.membership.card;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import throughline.membership.reference.office.ParseOffice;
import throughline.platform.core.input.Fields;
import throughline.platform.core.permission.Places;

/** An office says how few cards may be left before it orders more. */
@ApplicationScoped
class SetReorderLevel {
  private static final int MOST = 9_999;
  private final ParseOffice readOffice;
  private final CardStock stock;

  SetReorderLevel(ParseOffice readOffice, CardStock stock) {
    this.readOffice = readOffice;
    this.stock = stock;
  }

  @Transactional
  void set(String typedOffice, String typedLevel, Places places) {
    var fields = new Fields();
    var office = readOffice.read(fields, typedOffice, places);
    var level = fields.wholeNumber("level", typedLevel, 0, MOST, "Enter a number of cards");
    fields.throwIfAny();
    stock.setReorderLevel(office.code(), level);
  }
}
