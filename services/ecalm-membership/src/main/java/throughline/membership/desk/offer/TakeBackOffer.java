package throughline.membership.desk.offer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import throughline.membership.reference.office.ParseOffice;
import throughline.platform.core.input.Fields;
import throughline.platform.core.permission.Places;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.core.time.London;

/** A registrar pressed the wrong button. */
@ApplicationScoped
class TakeBackOffer {
  private final ParseOffice readOffice;
  private final OfferTally tally;
  private final Clock clock;

  TakeBackOffer(ParseOffice readOffice, OfferTally tally, Clock clock) {
    this.readOffice = readOffice;
    this.tally = tally;
    this.clock = clock;
  }

  @Transactional
  void takeBack(OfferRequest typed, Places places) {
    var fields = new Fields();
    var office = readOffice.read(fields, typed.office(), places);
    var outcome =
        fields.oneOf("outcome", typed.outcome(), OfferOutcome.class, "Choose what to take back");
    fields.throwIfAny();
    if (!tally.takeOneBack(office.code(), London.today(clock), outcome)) {
      throw new Conflict(
          "nothing-to-take-back",
          "No such offer is counted today any more. Go back to the start page to see what is");
    }
  }
}
