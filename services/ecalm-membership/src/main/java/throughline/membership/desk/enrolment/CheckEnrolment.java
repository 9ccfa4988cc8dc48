package throughline.membership.desk.enrolment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import throughline.membership.card.Cards;
import throughline.membership.member.AgeGroup;
import throughline.membership.person.match.FindLikely;
import throughline.membership.person.match.Likely;
import throughline.membership.person.match.Reason;
import throughline.membership.person.vault.GuardianDetails;
import throughline.membership.record.Desk;
import throughline.membership.record.NamesInList;
import throughline.platform.core.input.FieldError;
import throughline.platform.core.input.InvalidInput;
import throughline.platform.core.permission.Places;
import throughline.platform.core.time.London;
import throughline.platform.web.input.Form;

/** A registrar shows a family what was entered, before it is kept. */
@ApplicationScoped
class CheckEnrolment {
  /** Of one child of the visit; whoever has more has them compared later. */
  private static final int MOST = 3;

  /** A visit of two children and an adult of whom nothing was typed, on whatever day. */
  private static final EnrolmentRequest NOTHING =
      EnrolmentRequest.of(
          Form.startingWith(
              Map.of(
                  ChildRequest.COUNT,
                  "2",
                  ChildRequest.prefix(1) + "ageGroup",
                  AgeGroup.ADULT.name())),
          LocalDate.EPOCH);

  /**
   * A record that is likely of somebody in a visit, as far as this desk may see it: of one
   * elsewhere only that there is one.
   *
   * @param of whom it may be, in the words of the page
   * @param id null if it is elsewhere, as all that follows
   * @param library null if there is none, or the address is secret
   */
  record LikelyRecord(
      String of,
      UUID id,
      String childName,
      LocalDate dateOfBirth,
      LocalDate enrolledOn,
      String cardEnding,
      String library,
      boolean secret,
      List<Reason> reasons) {
    static LikelyRecord elsewhere(String of) {
      return new LikelyRecord(of, null, null, null, null, null, null, false, List.of());
    }

    /** Hides the child from any log that this object slips into. */
    @Override
    public String toString() {
      return "LikelyRecord";
    }
  }

  /**
   * What a family is shown before it is enrolled. A secret address is not read out at a desk.
   *
   * @param anotherLabel of the button that enrols all the same
   * @param stopLabel of the one that enrols nobody
   */
  record CheckedVisit(
      List<Part> parts, List<LikelyRecord> likely, String anotherLabel, String stopLabel) {
    /** What was entered of one of them, or of the whole family. */
    record Part(String title, List<Line> lines) {}

    /** What it is, and what was entered. */
    record Line(String key, String value) {}

    static CheckedVisit of(Enrolment visit, boolean chose, List<LikelyRecord> likely) {
      var parts = new ArrayList<Part>();
      for (var isAdult : List.of(false, true)) {
        var some = visit.children().stream().filter(member -> member.isAdult() == isAdult).toList();
        for (var i = 0; i < some.size(); i++) {
          var number = some.size() == 1 ? "" : " " + (i + 1);
          parts.add(new Part((isAdult ? "Adult" : "Child") + number, linesOf(some.get(i))));
        }
      }
      parts.add(new Part("Family", family(visit, chose)));
      var children = visit.children().stream().noneMatch(NewChild::isAdult);
      return new CheckedVisit(
          parts,
          likely,
          children ? "Another child: enrol" : "Somebody else: enrol",
          children ? "It is this child: stop" : "It is the same person: stop");
    }

    private static List<Line> linesOf(NewChild child) {
      var lines = new ArrayList<Line>();
      lines.add(new Line("Name", child.name().inFull()));
      lines.add(new Line("Date of birth", London.weekday(child.dateOfBirth())));
      if (child.birthOrder() != null) {
        lines.add(new Line("Place in the birth", child.birthOrder().toString()));
      }
      child.themself().ifPresent(self -> lines.add(new Line("Contact", contact(self))));
      lines.add(new Line("Card number", child.card().grouped()));
      return lines;
    }

    private static List<Line> family(Enrolment visit, boolean chose) {
      var lines = new ArrayList<Line>();
      lines.add(new Line("Home library", visit.library().name()));
      visit.guardians().forEach(guardian -> lines.add(guardian(guardian)));
      visit.address().ifPresent(address -> lines.add(new Line("Address", address.atDesk())));
      visit.purposes().forEach(purpose -> lines.add(new Line("To be told", purpose.label())));
      if (chose && visit.purposes().isEmpty()) {
        lines.add(
            new Line(
                "To be told",
                "Nothing: it is sent by e-mail alone, and there is only a telephone number"));
      }
      return lines;
    }

    private static Line guardian(GuardianDetails guardian) {
      return new Line(guardian.relationship().label(), guardian.name() + ", " + contact(guardian));
    }

    private static String contact(GuardianDetails guardian) {
      var contact = guardian.contact();
      return contact.email() == null ? contact.phone() : contact.email();
    }

    /** Hides a family from any log that this object slips into. */
    @Override
    public String toString() {
      return "CheckedVisit";
    }
  }

  private final ParseVisits readVisits;
  private final FindLikely findLikely;
  private final NamesInList names;
  private final Cards cards;
  private final Clock clock;

  CheckEnrolment(
      ParseVisits readVisits, FindLikely findLikely, NamesInList names, Cards cards, Clock clock) {
    this.readVisits = readVisits;
    this.findLikely = findLikely;
    this.names = names;
    this.cards = cards;
    this.clock = clock;
  }

  /**
   * What would be kept, and the records that are likely of the same children; nothing is kept, and
   * no card is held back.
   */
  @Transactional
  CheckedVisit check(EnrolmentRequest typed, Desk desk) {
    var visit = readVisits.readAtDesk(typed, desk.offices(), London.today(clock));
    return CheckedVisit.of(visit, !typed.preferences().isEmpty(), likely(visit, desk));
  }

  /**
   * What a registrar is told of fields left empty, in the order of the form, so that a form without
   * a network says the same.
   */
  @Transactional
  List<FieldError> missingAnswers(Places places) {
    try {
      readVisits.readAtDesk(NOTHING, places, London.today(clock));
    } catch (InvalidInput everything) {
      return everything.errors();
    }
    throw new IllegalStateException("a form with nothing in it was right");
  }

  /** The likeliest of each child first. */
  private List<LikelyRecord> likely(Enrolment visit, Desk desk) {
    var likely =
        findLikely.of(visit.newcomers()).stream()
            .map(found -> found.likely().stream().limit(MOST).toList())
            .toList();
    var keys = likely.stream().flatMap(List::stream).map(Likely::member).distinct().toList();
    var seen = names.seen(keys, desk);
    var endings = cards.endingsOf(List.copyOf(seen.keySet()));
    var records = new ArrayList<LikelyRecord>();
    for (var i = 0; i < likely.size(); i++) {
      var of =
          visit.children().size() == 1 ? "this child" : visit.children().get(i).name().inFull();
      for (var each : likely.get(i)) {
        var record = seen.get(each.member());
        records.add(
            record == null
                ? LikelyRecord.elsewhere(of)
                : shown(of, record, each, endings.get(each.member())));
      }
    }
    return records.stream().distinct().toList();
  }

  private static LikelyRecord shown(
      String of, NamesInList.Seen record, Likely likely, String cardEnding) {
    return new LikelyRecord(
        of,
        record.id(),
        record.name().inFull(),
        record.born(),
        record.enrolledOn(),
        cardEnding,
        record.secret() ? null : record.library(),
        record.secret(),
        List.copyOf(likely.reasons()));
  }
}
