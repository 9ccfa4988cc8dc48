package throughline.membership.desk.offer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import throughline.platform.core.input.Fields;
import throughline.platform.core.permission.Places;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.core.time.London;

/** A family that wanted to think about it does not want it, or the button was a mistake. */
@ApplicationScoped
class CloseOffer {
  /** What became of it. */
  enum Closing {
    DECLINED,
    MISTAKE
  }

  private final DeferredOffers deferred;
  private final OfferTally tally;
  private final Clock clock;

  CloseOffer(DeferredOffers deferred, OfferTally tally, Clock clock) {
    this.deferred = deferred;
    this.tally = tally;
    this.clock = clock;
  }

  @Transactional
  void close(UUID id, String typed, Places places) {
    var fields = new Fields();
    var closing = fields.oneOf("closing", typed, Closing.class, "Choose what became of it");
    fields.throwIfAny();
    var office =
        deferred
            .take(id, places)
            .orElseThrow(() -> new NotFound("deferred offer with this number"));
    if (closing == Closing.DECLINED) {
      tally.countOne(office, London.today(clock), OfferOutcome.DECLINED);
    }
  }
}
