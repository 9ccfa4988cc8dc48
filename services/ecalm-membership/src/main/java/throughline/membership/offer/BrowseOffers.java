package throughline.membership.offer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import throughline.platform.core.permission.Places;
import throughline.platform.core.refusal.NotFound;

/** A registrar looks at the offers that wait. */
@ApplicationScoped
public class BrowseOffers {

  /** What fits on a screen; the longest waiting come first. */
  private static final int MOST = 20;

  private final DeferredOffers deferred;

  BrowseOffers(DeferredOffers deferred) {
    this.deferred = deferred;
  }

  /** Those of the registrar's offices, the longest waiting first. */
  @Transactional
  public List<DeferredOffer> waiting(Places places) {
    return deferred.waiting(places, MOST);
  }

  /**
   * One of them.
   *
   * @throws NotFound if it waits at no office of the registrar's
   */
  @Transactional
  DeferredOffer one(UUID id, Places places) {
    return deferred
        .find(id, places)
        .orElseThrow(() -> new NotFound("deferred offer with this number"));
  }
}
