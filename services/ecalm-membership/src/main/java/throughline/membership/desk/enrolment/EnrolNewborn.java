package throughline.membership.desk.enrolment;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import throughline.membership.desk.offer.DeferredOffers;
import throughline.platform.core.permission.Places;
import throughline.platform.core.time.London;

/** A registrar makes the newborns of a visit library members: all of them or none. */
@ApplicationScoped
public class EnrolNewborn {
  private final ParseVisits readVisits;
  private final KeepEnrolments keepEnrolments;
  private final DeferredOffers deferredOffers;
  private final Clock clock;

  EnrolNewborn(
      ParseVisits readVisits,
      KeepEnrolments keepEnrolments,
      DeferredOffers deferredOffers,
      Clock clock) {
    this.readVisits = readVisits;
    this.keepEnrolments = keepEnrolments;
    this.deferredOffers = deferredOffers;
    this.clock = clock;
  }

  /**
   * Keeps the members, gives the cards and publishes that. Of two enrolments with one card at once
   * the second waits for the first and is then told that the card is taken.
   */
  @Transactional
  public EnrolmentView enrol(EnrolmentRequest typed, String registrar, Places places) {
    return enrol(typed, typed.isAnotherChild(), registrar, places);
  }

  @Transactional
  public EnrolmentView enrol(
      EnrolmentRequest typed, boolean isAnotherChild, String registrar, Places places) {
    var now = clock.instant();
    var visit = readVisits.readAtDesk(typed, places, London.dateOf(now));
    var enrolled =
        isAnotherChild
            ? keepEnrolments.keep(List.of(visit), registrar, now).get(0)
            : keepEnrolments.keepUnlessRecorded(visit, registrar, now);
    visit.deferredOffer().ifPresent(offer -> deferredOffers.take(offer, places));
    enrolled.forEach(member -> Log.infof("event=newborn-enrolled member=%s", member.key()));
    return EnrolmentView.of(enrolled);
  }
}
