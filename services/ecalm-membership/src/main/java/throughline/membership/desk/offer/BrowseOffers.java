package throughline.membership.desk.offer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import throughline.membership.desk.offer.DeferredOffers.DeferredOffer;
import throughline.platform.core.paging.PageRequest;
import throughline.platform.core.paging.Slice;
import throughline.platform.core.permission.Places;
import throughline.platform.core.refusal.NotFound;

/** A registrar looks at the offers that wait. */
@ApplicationScoped
public class BrowseOffers {
  private final DeferredOffers deferred;

  BrowseOffers(DeferredOffers deferred) {
    this.deferred = deferred;
  }

  /** Those of the registrar's offices, the newest first: most families come back soon, or never. */
  @Transactional
  public Slice<DeferredOffer> waiting(Places places, PageRequest page) {
    return Slice.part(deferred.waiting(places), DeferredOffer::id, page);
  }

  @Transactional
  DeferredOffer one(UUID id, Places places) {
    return deferred
        .find(id, places)
        .orElseThrow(() -> new NotFound("deferred offer with this number"));
  }
}
