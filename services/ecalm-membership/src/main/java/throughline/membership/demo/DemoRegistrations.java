package throughline.membership.demo;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.UUID;
import throughline.membership.card.CardNumber;
import throughline.membership.desk.enrolment.CorrectEnrolment;
import throughline.membership.desk.enrolment.EnrolNewborn;
import throughline.membership.desk.enrolment.EnrolmentView;
import throughline.membership.desk.offer.RecordBirths;
import throughline.membership.desk.offer.RecordBirths.BirthsRequest;
import throughline.membership.desk.offer.RecordOffer;
import throughline.membership.desk.offer.RecordOffer.OfferRequest;
import throughline.membership.member.Newborn;
import throughline.membership.member.Under5;
import throughline.membership.record.Desk;
import throughline.membership.record.life.LifeEventRequest;
import throughline.membership.record.life.RecordLifeEvent;
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

  /** A child who is enrolled twice gets a second card, of serials of its own. */
  private static final int SECOND_CARDS = 30_000_000;

  private static final LocalTime OPENS = LocalTime.of(9, 10);
  private static final Duration OPEN = Duration.ofHours(7);
  private static final Duration SOON = Duration.ofMinutes(4);
  private static final String AS_ENROLLED = "1";

  private static final LocalTime LATER = LocalTime.of(11, 20);
  private static final LocalTime SAYS_BIRTHS = LocalTime.of(16, 40);

  private final EnrolNewborn enrolNewborn;
  private final CorrectEnrolment correctEnrolment;
  private final RecordOffer recordOffer;
  private final RecordBirths recordBirths;
  private final RecordLifeEvent recordLifeEvent;

  DemoRegistrations(
      EnrolNewborn enrolNewborn,
      CorrectEnrolment correctEnrolment,
      RecordOffer recordOffer,
      RecordBirths recordBirths,
      RecordLifeEvent recordLifeEvent) {
    this.enrolNewborn = enrolNewborn;
    this.correctEnrolment = correctEnrolment;
    this.recordOffer = recordOffer;
    this.recordBirths = recordBirths;
    this.recordLifeEvent = recordLifeEvent;
  }

  /**
   * Enrols the children, puts right what went wrong, counts the others, and tells what becomes of a
   * few.
   *
   * @param today the day after the last that is told
   */
  void tell(MadeUpDay day, LocalDate today, DemoTime time, Tally tally) {
    var next = DemoYear.at(day.day(), OPENS);
    var fates = new LinkedHashMap<UUID, MadeUpFamily>();
    for (var family : day.families()) {
      var id = enrol(day.office(), family, next.plus(family.late()), time);
      if (family.hasFateBefore(today)) {
        fates.put(id, family);
      }
      var stands = family.slip() != Slip.NOT_WANTED;
      if (stands) {
        tally.add("newborns-enrolled", day.day(), 1);
      }
      if (stands && family.livesInCounty()) {
        tally.add("members-under-5", day.day(), 1);
      }
      next = next.plus(OPEN.dividedBy(day.families().size()));
    }
    time.moveTo(DemoYear.at(day.day(), SAYS_BIRTHS));
    offers(day.office(), "DECLINED", day.declined());
    offers(day.office(), "DEFERRED", day.later());
    offers(day.office(), "NOT_OFFERED", day.notOffered());
    fates.forEach(
        (id, family) -> {
          if (family.fate() == Fate.ASKS_AGAIN) {
            enrolAgain(day.office(), family, time, tally);
          } else {
            happen(day.office(), id, family, time, tally);
          }
        });
  }

  /** Nobody has found out yet, so it counts twice. */
  private void enrolAgain(MadeUpOffice office, MadeUpFamily family, DemoTime time, Tally tally) {
    time.moveTo(DemoYear.at(family.fateOn(), LATER));
    enrolNewborn.enrol(
        family.request(office.code(), card(SECOND_CARDS + family.number())),
        true,
        office.registrar(),
        office.places());
    if (Newborn.on(family.fateOn(), Under5.untilQuarter(family.born()))) {
      tally.add("newborns-enrolled", family.fateOn(), 1);
    }
    if (family.livesInCounty()) {
      tally.add("members-under-5", family.fateOn(), 1);
    }
  }

  /** A membership that ends counts until the month does; a move from its day on. */
  private void happen(
      MadeUpOffice office, UUID id, MadeUpFamily family, DemoTime time, Tally tally) {
    var movesAway = family.fate() == Fate.MOVES_AWAY;
    time.moveTo(DemoYear.at(family.fateOn(), LATER));
    recordLifeEvent.record(
        id,
        LifeEventRequest.about(
            family.fate().event(), 1, null, null, movesAway ? "OUT_OF_COUNTY" : null),
        desk(office));
    if (family.livesInCounty()) {
      var monthAfter = family.fateOn().withDayOfMonth(1).plusMonths(1);
      tally.add("members-under-5", movesAway ? family.fateOn() : monthAfter, -1);
    }
  }

  private void offers(MadeUpOffice office, String outcome, int count) {
    for (var i = 0; i < count; i++) {
      recordOffer.record(new OfferRequest(office.code(), outcome), office.places());
    }
  }

  /** On the last day of the month. */
  void sayBirths(MadeUpOffice office, YearMonth month, int births, DemoTime time) {
    time.moveTo(DemoYear.at(month.atEndOfMonth(), SAYS_BIRTHS));
    recordBirths.record(
        new BirthsRequest(office.code(), month.toString(), Integer.toString(births)),
        office.registrar(),
        office.places());
  }

  private UUID enrol(MadeUpOffice office, MadeUpFamily family, Instant at, DemoTime time) {
    var right = card(family.number());
    var slip = family.slip();
    var entered = slip == Slip.WRONG_CARD ? card(WRONG_CARDS + family.number()) : right;
    time.moveTo(at);
    var enrolled =
        enrolNewborn.enrol(
            family.request(office.code(), entered), true, office.registrar(), office.places());
    time.moveTo(at.plus(SOON));
    putRight(slip, office, family, enrolled, right);
    return enrolled.id();
  }

  private void putRight(
      Slip slip, MadeUpOffice office, MadeUpFamily family, EnrolmentView enrolled, String card) {
    var desk = desk(office);
    switch (slip) {
      case NONE -> {}
      case WRONG_CARD ->
          correctEnrolment.changeCard(
              enrolled.id(), new CorrectEnrolment.Request(AS_ENROLLED, card, null, null), desk);
      case WRONG_LIBRARY ->
          correctEnrolment.changeHomeLibrary(
              enrolled.id(),
              new CorrectEnrolment.Request(AS_ENROLLED, null, family.otherLibrary(office), null),
              desk);
      case NOT_WANTED ->
          correctEnrolment.undo(
              enrolled.id(),
              new CorrectEnrolment.Request(AS_ENROLLED, null, null, "NOT_WANTED"),
              desk);
    }
  }

  private static Desk desk(MadeUpOffice office) {
    return new Desk(office.registrar(), office.places(), Places.none());
  }

  static String card(int serial) {
    return CardNumber.of(INSTITUTION, serial).digits();
  }
}
