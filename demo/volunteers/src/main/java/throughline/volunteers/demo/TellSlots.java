package throughline.volunteers.demo;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import throughline.demo.SampleYear;
import throughline.platform.core.permission.Places;
import throughline.platform.core.person.SignedIn;
import throughline.volunteers.demo.TakeOn.Newcomer;
import throughline.volunteers.rota.EditSlots;
import throughline.volunteers.rota.PutInSlot;
import throughline.volunteers.rota.SayAway;

/**
 * The slots of every week: who comes to them is sometimes away, staff press that everyone came, and
 * every four weeks somebody else approves it. They go on after the year, with gaps, checks that are
 * about to expire and people who are away.
 */
@ApplicationScoped
class TellSlots {
  private static final LocalTime OPENS = LocalTime.of(9, 0);
  private static final LocalTime EARLY = LocalTime.of(0, 20);
  private static final Duration SOON = Duration.ofMinutes(20);
  private static final int WEEKS_UNTIL_APPROVED = 4;
  private static final int AWAY_PERCENT = 3;
  private static final int DAYS_AWAY = 13;
  private static final int TRAINED_MONTHS = 24;
  private static final int CHECKED_MONTHS = 36;

  private final TakeOn takeOn;
  private final EveryoneCame everyoneCame;
  private final EditSlots editSlots;
  private final PutInSlot putInSlot;
  private final SayAway sayAway;

  TellSlots(
      TakeOn takeOn,
      EveryoneCame everyoneCame,
      EditSlots editSlots,
      PutInSlot putInSlot,
      SayAway sayAway) {
    this.takeOn = takeOn;
    this.everyoneCame = everyoneCame;
    this.editSlots = editSlots;
    this.putInSlot = putInSlot;
    this.sayAway = sayAway;
  }

  void tell(SampleYear year) {
    var number = 0;
    for (var i = 0; i < SampleSlot.WEEKLY.size(); i++) {
      var slot = SampleSlot.WEEKLY.get(i);
      tell(year, slot, i, number);
      number += slot.people();
    }
  }

  private void tell(SampleYear year, SampleSlot slot, int i, int number) {
    var random = year.random("slot", slot.place(), slot.day(), slot.starts());
    var staff = year.people().madeUp("desk", i).signedIn();
    year.moveTo(year.firstDay(), OPENS);
    var people =
        IntStream.range(0, slot.people())
            .mapToObj(j -> newcomer(year, slot, number + j, j == 0, random))
            .map(each -> takeOn.takeOn(each, staff))
            .toList();
    var id = editSlots.make(slot.typed(year.firstDay()), staff, Places.of(slot.place()));
    people.forEach(
        each -> putInSlot.putIn(id, each.toString(), null, staff, Places.of(slot.place())));
    var county = year.people().named("county-coordinator");
    var week = 0;
    for (var day : days(slot, year)) {
      if (!SampleYear.isChristmas(day)) {
        comeOrStayAway(year, slot, id, day, people, staff, random);
      }
      if (++week % WEEKS_UNTIL_APPROVED == 0) {
        year.moveTo(SampleYear.at(day, slot.ends()).plus(SOON).plus(SOON));
        everyoneCame.approve(slot.place(), id, county, year);
      }
    }
    if (i % 3 == 0) {
      year.moveTo(year.today(), EARLY);
      away(people.get(0), year.today());
    }
  }

  private void comeOrStayAway(
      SampleYear year,
      SampleSlot slot,
      UUID id,
      LocalDate day,
      List<UUID> people,
      SignedIn staff,
      Random random) {
    year.moveTo(day, OPENS);
    people.stream()
        .filter(each -> random.nextInt(100) < AWAY_PERCENT)
        .forEach(each -> away(each, day));
    year.moveTo(SampleYear.at(day, slot.ends()).plus(SOON));
    everyoneCame.press(slot.place(), id, day, staff, random);
  }

  private void away(UUID volunteer, LocalDate day) {
    sayAway.say(volunteer, day.toString(), day.plusDays(DAYS_AWAY).toString());
  }

  private static List<LocalDate> days(SampleSlot slot, SampleYear year) {
    return year.firstDay()
        .with(TemporalAdjusters.nextOrSame(slot.day()))
        .datesUntil(year.today(), Period.ofWeeks(1))
        .toList();
  }

  /** Some were checked or trained so long ago that it expires in some weeks. */
  private static Newcomer newcomer(
      SampleYear year, SampleSlot slot, int number, boolean first, Random random) {
    var person =
        slot.place().equals("HEAD") && first
            ? year.people().named("volunteer")
            : year.people().madeUp("regular", number);
    var born = year.firstDay().minusYears(25 + random.nextInt(45)).minusDays(random.nextInt(360));
    var lately = year.firstDay().minusDays(30L + random.nextInt(200));
    var left = 10L + random.nextInt(40);
    return number % 4 == 0
        ? new Newcomer(
            person,
            born,
            slot.role(),
            slot.place(),
            year.today().minusMonths(TRAINED_MONTHS).plusDays(left),
            year.today().minusMonths(CHECKED_MONTHS).plusDays(left))
        : new Newcomer(person, born, slot.role(), slot.place(), lately, lately);
  }
}
