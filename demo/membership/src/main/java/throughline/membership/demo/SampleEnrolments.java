package throughline.membership.demo;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import throughline.contracts.places.Library;
import throughline.demo.SampleYear;
import throughline.membership.demo.SampleDay.Office;
import throughline.membership.demo.SampleFamily.Fate;
import throughline.membership.demo.SampleFamily.Slip;
import throughline.membership.desk.enrolment.CorrectEnrolment;
import throughline.membership.desk.enrolment.EnrolNewborn;
import throughline.membership.desk.offer.RecordBirths;
import throughline.membership.desk.offer.RecordBirths.BirthsRequest;
import throughline.membership.desk.offer.RecordOffer;
import throughline.membership.desk.offer.RecordOffer.OfferRequest;
import throughline.membership.member.Newborn;
import throughline.membership.member.Under5;
import throughline.membership.record.Desk;
import throughline.membership.record.life.LifeEvent;
import throughline.membership.record.life.LifeEventRequest;
import throughline.membership.record.life.RecordLifeEvent;
import throughline.platform.core.permission.Places;
import throughline.platform.web.input.Form;

/** The days at the registration offices, one family after another, and what becomes of a few. */
@ApplicationScoped
class SampleEnrolments {

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

  SampleEnrolments(
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

  private record OfficeMonth(Office office, YearMonth month) {}

  void tell(SampleYear year, List<SampleDay> days) {
    var births = new LinkedHashMap<OfficeMonth, Integer>();
    for (var day : days) {
      tell(year, day);
      births.merge(
          new OfficeMonth(day.office(), YearMonth.from(day.day())), day.births(), Integer::sum);
    }
    births.forEach((of, count) -> sayBirths(year, of.office(), of.month(), count));
  }

  /** Enrols the children, puts right what went wrong, and counts the others. */
  private void tell(SampleYear year, SampleDay day) {
    var next = SampleYear.at(day.day(), OPENS);
    var fates = new LinkedHashMap<UUID, SampleFamily>();
    for (var family : day.families()) {
      var id = enrol(year, day.office(), family, next.plus(family.late()));
      if (family.fate() != Fate.STAYS && family.fateOn().isBefore(year.today())) {
        fates.put(id, family);
      }
      if (family.slip() != Slip.NOT_WANTED) {
        count(year, family, day.day());
      }
      next = next.plus(OPEN.dividedBy(day.families().size()));
    }
    year.moveTo(day.day(), SAYS_BIRTHS);
    offers(day.office(), "DECLINED", day.declined());
    offers(day.office(), "DEFERRED", day.later());
    offers(day.office(), "NOT_OFFERED", day.notOffered());
    fates.forEach((id, family) -> happen(year, day.office(), id, family));
  }

  static void count(SampleYear year, SampleFamily family, LocalDate enrolled) {
    if (Newborn.on(enrolled, Under5.untilQuarter(family.born()))) {
      year.tally().add("newborns-enrolled", enrolled, 1);
    }
    if (family.livesInCounty()) {
      year.tally().add("members-under-5", enrolled, 1);
    }
  }

  private UUID enrol(SampleYear year, Office office, SampleFamily family, Instant at) {
    year.moveTo(at);
    var serial = family.number() + (family.slip() == Slip.WRONG_CARD ? WRONG_CARDS : 0);
    var id = enrolWith(serial, office, family);
    year.moveTo(at.plus(SOON));
    var desk = desk(office);
    switch (family.slip()) {
      case NONE -> {}
      case WRONG_CARD ->
          correctEnrolment.changeCard(id, correction(family.card(), null, null), desk);
      case WRONG_LIBRARY ->
          correctEnrolment.changeHomeLibrary(
              id, correction(null, otherLibrary(office, family), null), desk);
      case NOT_WANTED -> correctEnrolment.undo(id, correction(null, null, "NOT_WANTED"), desk);
    }
    return id;
  }

  private UUID enrolWith(int serial, Office office, SampleFamily family) {
    var request = family.request(office.code(), SampleFamily.card(serial));
    return enrolNewborn.enrol(request, true, office.registrar(), office.places()).id();
  }

  private static CorrectEnrolment.Request correction(String card, String library, String reason) {
    return new CorrectEnrolment.Request(AS_ENROLLED, card, library, reason);
  }

  private static String otherLibrary(Office office, SampleFamily family) {
    return office.libraries().stream()
        .map(Library::code)
        .filter(code -> !code.equals(family.library()))
        .findFirst()
        .orElseThrow();
  }

  private void happen(SampleYear year, Office office, UUID id, SampleFamily family) {
    year.moveTo(family.fateOn(), LATER);
    switch (family.fate()) {
      case STAYS -> {}
      case MOVES_AWAY -> record(year, office, id, family, LifeEvent.MOVED);
      case WITHDRAWS -> record(year, office, id, family, LifeEvent.WITHDRAWN);
      case DIES -> record(year, office, id, family, LifeEvent.DEATH_REPORTED);
      case ASKS_AGAIN -> {
        enrolWith(SECOND_CARDS + family.number(), office, family);
        count(year, family, family.fateOn()); // nobody has found out yet
      }
    }
  }

  /** A membership that ends counts until the month does; a move from its day on. */
  private void record(
      SampleYear year, Office office, UUID id, SampleFamily family, LifeEvent event) {
    var moves = event == LifeEvent.MOVED;
    var typed = Map.of("version", AS_ENROLLED, "residence", moves ? "OUT_OF_COUNTY" : "");
    var request = LifeEventRequest.of(event, Form.startingWith(typed));
    recordLifeEvent.record(id, request, desk(office));
    if (family.livesInCounty()) {
      var monthAfter = family.fateOn().withDayOfMonth(1).plusMonths(1);
      year.tally().add("members-under-5", moves ? family.fateOn() : monthAfter, -1);
    }
  }

  private void offers(Office office, String outcome, int count) {
    for (var i = 0; i < count; i++) {
      recordOffer.record(new OfferRequest(office.code(), outcome), office.places());
    }
  }

  /** On the last day of the month, if it has passed. */
  private void sayBirths(SampleYear year, Office office, YearMonth month, int births) {
    if (month.atEndOfMonth().isBefore(year.today())) {
      year.moveTo(month.atEndOfMonth(), SAYS_BIRTHS);
      recordBirths.record(
          new BirthsRequest(office.code(), month.toString(), Integer.toString(births)),
          office.registrar(),
          office.places());
    }
  }

  private static Desk desk(Office office) {
    return new Desk(office.registrar(), office.places(), Places.none());
  }
}
