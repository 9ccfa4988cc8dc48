package throughline.membership.enrolment;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import throughline.membership.offer.DeferredOffers;
import throughline.platform.core.input.InvalidInput;
import throughline.platform.core.permission.Places;
import throughline.platform.core.time.London;

/** A registrar makes the newborns of a visit library members: all of them or none. */
@ApplicationScoped
public class EnrolNewborn {

  private final FactsAtDesk facts;
  private final KeepEnrolments keepEnrolments;
  private final DeferredOffers deferredOffers;
  private final Clock clock;

  EnrolNewborn(
      FactsAtDesk facts,
      KeepEnrolments keepEnrolments,
      DeferredOffers deferredOffers,
      Clock clock) {
    this.facts = facts;
    this.keepEnrolments = keepEnrolments;
    this.deferredOffers = deferredOffers;
    this.clock = clock;
  }

  /**
   * Keeps the members, gives the cards and publishes that. Of two enrolments with one card at once
   * the second waits for the first and is then told that the card is taken. Who is likely recorded
   * already is enrolled all the same: somebody looks at it later, without the family.
   *
   * @param registrar the sign-in's own name for the registrar
   * @param places the registrar's offices
   * @throws InvalidInput naming every wrong field
   */
  @Transactional
  public EnrolmentView enrol(EnrolmentRequest typed, String registrar, Places places) {
    var now = clock.instant();
    var today = London.dateOf(now);
    var visit = new ReadEnrolment(facts.of(places, today), today).read(typed);
    var enrolled = keepEnrolments.keep(List.of(visit), registrar, now).get(0);
    visit.deferredOffer().ifPresent(offer -> deferredOffers.take(offer, places));
    enrolled.forEach(member -> Log.infof("event=newborn-enrolled member=%s", member.key()));
    return EnrolmentView.of(enrolled);
  }
}
