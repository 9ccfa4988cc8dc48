package throughline.membership.demo;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import throughline.membership.card.CardNumber;
import throughline.membership.enrolment.ChangeCard;
import throughline.membership.enrolment.ChangeHomeLibrary;
import throughline.membership.enrolment.CorrectionRequest;
import throughline.membership.enrolment.Desk;
import throughline.membership.enrolment.EnrolNewborn;
import throughline.membership.enrolment.EnrolmentView;
import throughline.membership.enrolment.UndoEnrolment;
import throughline.platform.core.permission.Places;
import throughline.platform.demo.DemoTime;
import throughline.platform.demo.DemoYear;
import throughline.platform.demo.Tally;

/** A day at a registration office, one family after another. */
@ApplicationScoped
class DemoRegistrations {

  private static final String INSTITUTION = "2390";

  /** Cards that were entered wrong have serials of their own, far above the others. */
  private static final int WRONG_CARDS = 50_000_000;

  private static final LocalTime OPENS = LocalTime.of(9, 10);
  private static final Duration OPEN = Duration.ofHours(7);
  private static final Duration SOON = Duration.ofMinutes(4);
  private static final String AS_ENROLLED = "1";

  private final EnrolNewborn enrolNewborn;
  private final ChangeCard changeCard;
  private final ChangeHomeLibrary changeHomeLibrary;
  private final UndoEnrolment undoEnrolment;

  DemoRegistrations(
      EnrolNewborn enrolNewborn,
      ChangeCard changeCard,
      ChangeHomeLibrary changeHomeLibrary,
      UndoEnrolment undoEnrolment) {
    this.enrolNewborn = enrolNewborn;
    this.changeCard = changeCard;
    this.changeHomeLibrary = changeHomeLibrary;
    this.undoEnrolment = undoEnrolment;
  }

  /** Enrols the children of these families and puts right what went wrong. */
  void tell(
      MadeUpOffice office, LocalDate day, List<MadeUpFamily> families, DemoTime time, Tally tally) {
    var next = DemoYear.at(day, OPENS);
    for (var family : families) {
      var stands = enrol(office, family, next.plus(Duration.ofMinutes(family.minutesLate())), time);
      if (stands) {
        tally.add("newborns-enrolled", day, 1);
      }
      if (stands && family.livesInCounty()) {
        tally.add("members-under-5", day, 1);
      }
      next = next.plus(OPEN.dividedBy(families.size()));
    }
  }

  /** Returns whether the enrolment still stands when the family has left. */
  private boolean enrol(MadeUpOffice office, MadeUpFamily family, Instant at, DemoTime time) {
    var right = card(family.number());
    var slip = family.slip();
    var entered = slip == Slip.WRONG_CARD ? card(WRONG_CARDS + family.number()) : right;
    time.moveTo(at);
    var enrolled =
        enrolNewborn.enrol(
            family.request(office.code(), entered), office.registrar(), office.places());
    time.moveTo(at.plus(SOON));
    putRight(slip, office, family, enrolled, right);
    return slip != Slip.NOT_WANTED;
  }

  private void putRight(
      Slip slip, MadeUpOffice office, MadeUpFamily family, EnrolmentView enrolled, String card) {
    var desk = new Desk(office.registrar(), office.places(), Places.none());
    switch (slip) {
      case NONE -> {}
      case WRONG_CARD ->
          changeCard.change(
              enrolled.id(), new CorrectionRequest(AS_ENROLLED, card, null, null), desk);
      case WRONG_LIBRARY ->
          changeHomeLibrary.change(
              enrolled.id(),
              new CorrectionRequest(AS_ENROLLED, null, family.otherLibrary(office), null),
              desk);
      case NOT_WANTED ->
          undoEnrolment.undo(
              enrolled.id(), new CorrectionRequest(AS_ENROLLED, null, null, "NOT_WANTED"), desk);
    }
  }

  private static String card(int serial) {
    return CardNumber.of(INSTITUTION, serial).digits();
  }
}
